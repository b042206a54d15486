const measures = (count: number) => (count === 1 ? '1 measure' : `${count} measures`);

/** Words of the levels of detail at which the parts of a framework are shown. */
export const detail = {
  choose: 'How much you see',
  levels: { headline: 'Headlines', broader: 'More', everything: 'Everything' },
  seen: (shown: number, all: number) => `You see ${shown} of ${measures(all)}.`,
  further: (count: number) => (count === 1 ? 'Show 1 more measure' : `Show ${count} more measures`),
  column: 'Shown under',
  /** What a part shows beside its own level, where some of its measures are shown later. */
  laterMeasures: (level: string, names: readonly string[]) => `Under “${level}”: ${names.join('; ')}.`,
  tagged: (headline: string, otherwise: string) =>
    `Of measures found by their tags, headline ones are shown under “${headline}” and others under “${otherwise}”.`,
  lead: 'The page of an area starts with the headlines. Readers can ask for more, and for everything. This changes no rating.',
  rest: 'Measures of no part are shown under “Everything”.',
};
