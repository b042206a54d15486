import type { GalleryExample } from '../gallery.ts';
import type { RatingClass } from '../palette.ts';
import { type SpineProps, spineChart } from '../spine.ts';
import { type TrendProps, trendChart } from '../trend.ts';
import type { TrendPoint } from '../trend/trend-series.ts';
import { englishWords as words } from '../words.ts';

const percent = (value: number) => `${Math.round(value * 10) / 10}%`;

function spine(name: string, props: Partial<SpineProps>): GalleryExample {
  const base: SpineProps = {
    idPrefix: name,
    title: 'Northvale: patients seen within two weeks',
    lowest: 52,
    lowerQuartile: 63,
    upperQuartile: 74,
    highest: 88,
    benchmark: 68,
    value: 79,
    lower: 76.2,
    upper: 81.6,
    rating: 'better',
    highIsGood: true,
    format: percent,
    words,
  };
  return { name, chart: spineChart({ ...base, ...props }) };
}

const years = [
  '2012/13',
  '2013/14',
  '2014/15',
  '2015/16',
  '2016/17',
  '2017/18',
  '2018/19',
  '2019/20',
  '2020/21',
  '2021/22',
];

function yearly(values: (number | null)[], ratings: RatingClass[]): TrendPoint[] {
  return values.map((value, index) => ({
    period: years[index]!,
    value,
    lower: value === null ? null : value - 2.4,
    upper: value === null ? null : value + 2.2,
    rating: ratings[index],
    benchmark: 61 + index * 0.55,
  }));
}

const improving = yearly(
  [55.1, 56.4, 58.2, null, 61.8, 63.9, null, 67.2, 69.9, 71.4],
  ['worse-998', 'worse-998', 'worse-95', 'no-data', 'expected', 'expected', 'no-data', 'expected', 'better', 'better'],
).map((point, index) =>
  index === 3
    ? { ...point, missing: 'suppressed' as const }
    : index === 6
      ? { ...point, missing: 'not-available' as const, breakBefore: 'New definition' }
      : point,
);

/** Twenty-four months about a mean, a step up in the middle, two special causes. */
const monthly: TrendPoint[] = [
  81, 83, 80, 82, 84, 79, 82, 81, 83, 70, 82, 80, 86, 88, 87, 89, 86, 88, 90, 87, 89, 88, 97, 89,
].map((value, index) => {
  const later = index >= 12;
  const mean = later ? 88.7 : 80.6;
  return {
    period: `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][index % 12]} ${2021 + Math.floor(index / 12)}`,
    value,
    control: {
      mean,
      lower: mean - 7.2,
      upper: mean + 7.2,
      stepStart: index === 12,
      signal: index === 9 ? ('concern' as const) : index === 22 ? ('improvement' as const) : undefined,
    },
  };
});

function trend(name: string, props: Partial<TrendProps> & { points: TrendPoint[] }): GalleryExample {
  const title = 'Northvale: patients seen within two weeks';
  return { name, chart: trendChart({ idPrefix: name, title, words, format: percent, ...props }) };
}

export const spineExamples: GalleryExample[] = [
  spine('spine-better', {}),
  spine('spine-less-is-better', { highIsGood: false, rating: 'worse-998' }),
  spine('spine-expected', { value: 67, lower: 63, upper: 71, rating: 'expected' }),
  spine('spine-worse-95', { value: 62, lower: 58.5, upper: 66, rating: 'worse-95' }),
  spine('spine-neutral', { value: 74, lower: 72, upper: 77, rating: 'higher', highIsGood: null }),
  spine('spine-suppressed', { value: null, lower: null, upper: null, rating: 'no-data', missing: 'suppressed' }),
  spine('spine-no-spread', {
    lowest: 5,
    lowerQuartile: 5,
    upperQuartile: 5,
    highest: 5,
    benchmark: 5,
    value: 5,
    lower: 5,
    upper: 5,
    rating: 'expected',
  }),
  spine('spine-negative', {
    lowest: -12,
    lowerQuartile: -4,
    upperQuartile: 3,
    highest: 9,
    benchmark: -1,
    value: -8,
    lower: -9.5,
    upper: -6,
    rating: 'worse-998',
  }),
];

export const trendExamples: GalleryExample[] = [
  trend('trend-narrow', { points: improving, benchmarkName: 'All areas' }),
  trend('trend-wide', { points: improving, benchmarkName: 'All areas', width: 720 }),
  trend('trend-control-narrow', { points: monthly, target: { value: 92, name: 'Target' } }),
  trend('trend-control-wide', { points: monthly, target: { value: 92, name: 'Target' }, width: 720 }),
  trend('trend-one-point', { points: improving.slice(0, 1), benchmarkName: 'All areas' }),
  trend('trend-all-missing', {
    points: improving
      .slice(0, 5)
      .map((point) => ({ ...point, value: null, missing: 'not-applicable', rating: 'no-data' })),
  }),
  trend('trend-empty', { points: [] }),
  trend('trend-equal-values', { points: years.map((period) => ({ period, value: 7 })), format: String }),
  trend('trend-huge-and-negative', {
    points: [-3.2e9, -1e9, 0, 2.5e9, 4.1e9].map((value, index) => ({
      period: years[index]!,
      value,
      rating: 'no-direction',
    })),
    format: (value) => `${value / 1e9} bn`,
  }),
];
