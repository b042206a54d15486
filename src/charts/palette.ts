/** How something compares or is rated, from the drawing's point of view. */
export const ratingClasses = [
  'better-998',
  'better',
  'expected',
  'worse-95',
  'worse-998',
  'higher',
  'lower',
  'no-direction',
  'no-data',
] as const;
export type RatingClass = (typeof ratingClasses)[number];

/** Five steps without judgement, from low to high: quintiles of a map or of a profile. */
export const stepClasses = ['step-1', 'step-2', 'step-3', 'step-4', 'step-5'] as const;
export type StepClass = (typeof stepClasses)[number];

/** Every class in the order of legends: what says something first, missing data last. */
export const legendClasses = [
  ...ratingClasses.filter((name) => name !== 'no-data'),
  ...stepClasses,
  'no-data',
] as const;

export type PatternName = 'solid' | 'dots' | 'lines' | 'cross' | 'rows' | 'columns' | 'hatch';
export type SymbolName =
  | 'star'
  | 'tick'
  | 'ok'
  | 'down'
  | 'double-down'
  | 'arrow-up'
  | 'arrow-down'
  | 'ring'
  | 'dash'
  | 'square';

export interface PaletteEntry {
  /** Full colour: symbols, areas of a map. At least 3:1 against white, or carried by its stroke. */
  fill: string;
  /** A wash under text: ink on it has at least 7:1. */
  soft: string;
  /** Outline, at least 3:1 against white and darker than the fill. */
  stroke: string;
  /** Text or symbol on the fill. */
  onFill: string;
  symbol: SymbolName;
  pattern: PatternName;
  /** Key of the word in a message catalogue. */
  wordKey: string;
}

/** The greys of the classes differ as much as their hues: dark red, mid green, lighter blue, light amber. */
export const palette: Record<RatingClass | StepClass, PaletteEntry> = {
  'better-998': {
    fill: '#0b6140',
    soft: '#93cfb0',
    stroke: '#06432b',
    onFill: '#ffffff',
    symbol: 'star',
    pattern: 'rows',
    wordKey: 'rating.better-998',
  },
  better: {
    fill: '#1b8556',
    soft: '#b9e0c8',
    stroke: '#0f5f3c',
    onFill: '#ffffff',
    symbol: 'tick',
    pattern: 'solid',
    wordKey: 'rating.better',
  },
  expected: {
    fill: '#4189cb',
    soft: '#c8dff4',
    stroke: '#1c5288',
    onFill: '#ffffff',
    symbol: 'ok',
    pattern: 'dots',
    wordKey: 'rating.expected',
  },
  'worse-95': {
    fill: '#f4ae2b',
    soft: '#fbdf9f',
    stroke: '#8a5600',
    onFill: '#15202b',
    symbol: 'down',
    pattern: 'lines',
    wordKey: 'rating.worse-95',
  },
  'worse-998': {
    fill: '#b3202c',
    soft: '#f1b3ac',
    stroke: '#7a0f19',
    onFill: '#ffffff',
    symbol: 'double-down',
    pattern: 'cross',
    wordKey: 'rating.worse-998',
  },
  higher: {
    fill: '#24466e',
    soft: '#c3d2e4',
    stroke: '#152d4a',
    onFill: '#ffffff',
    symbol: 'arrow-up',
    pattern: 'columns',
    wordKey: 'rating.higher',
  },
  lower: {
    fill: '#a9c6e2',
    soft: '#e3edf6',
    stroke: '#35648f',
    onFill: '#15202b',
    symbol: 'arrow-down',
    pattern: 'rows',
    wordKey: 'rating.lower',
  },
  'no-direction': {
    fill: '#ffffff',
    soft: '#f3f5f7',
    stroke: '#5b6976',
    onFill: '#15202b',
    symbol: 'ring',
    pattern: 'solid',
    wordKey: 'rating.no-direction',
  },
  'no-data': {
    fill: '#ffffff',
    soft: '#ffffff',
    stroke: '#6b7884',
    onFill: '#15202b',
    symbol: 'dash',
    pattern: 'hatch',
    wordKey: 'rating.no-data',
  },
  'step-1': step('#eaf1f7', '#6f8ba5', '#15202b', 'step.1'),
  'step-2': step('#bcd3e8', '#5d7d9c', '#15202b', 'step.2'),
  'step-3': step('#7fa9d0', '#3f6890', '#15202b', 'step.3'),
  'step-4': step('#3d74ab', '#274f7a', '#ffffff', 'step.4'),
  'step-5': step('#17406d', '#0c2747', '#ffffff', 'step.5'),
};

function step(fill: string, stroke: string, onFill: string, wordKey: string): PaletteEntry {
  return { fill, soft: fill, stroke, onFill, symbol: 'square', pattern: 'solid', wordKey };
}

/** Ink and greys shared by all charts. Text greys have at least 4.5:1 on white, lines that carry meaning 3:1. */
export const ink = {
  text: '#15202b',
  muted: '#4c5a67',
  line: '#6b7884',
  grid: '#dde3e8',
  track: '#f1f4f6',
  range: '#e1e6eb',
  middle: '#8796a5',
  paper: '#ffffff',
  accent: '#2f78bd',
} as const;

/** What a saved picture asks for; a page's style sheet overrides it through the class names. */
export const fontFamily = 'Arial, Helvetica, sans-serif';
