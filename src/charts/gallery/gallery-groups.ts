import type { GalleryExample } from '../gallery.ts';
import { type GroupsProps, groupsChart } from '../groups.ts';
import { englishWords as words } from '../words.ts';

const perThousand = (value: number) => `${Math.round(value * 10) / 10} per 1,000`;

function groups(name: string, props: Partial<GroupsProps>): GalleryExample {
  const base: GroupsProps = {
    idPrefix: name,
    title: 'Emergency admissions in Northvale, by deprivation',
    heading: 'Group',
    everyone: { value: 92, name: 'Everyone' },
    format: perThousand,
    words,
    groups: [
      { name: 'Most deprived fifth', value: 131, lower: 122, upper: 141, people: 9000 },
      { name: 'Second most deprived fifth', value: 104, lower: 97, upper: 112, people: 11_000 },
      { name: 'Middle fifth', value: 90, lower: 83, upper: 97, people: 12_000 },
      { name: 'Second least deprived fifth', value: 76, lower: 69, upper: 83, people: 10_000 },
      { name: 'Least deprived fifth', value: 63, lower: 56, upper: 71, people: 8000 },
    ],
  };
  return { name, chart: groupsChart({ ...base, ...props }) };
}

/** Groups of people within one area. */
export const groupsExamples: GalleryExample[] = [
  groups('groups-fifths-narrow', { line: { first: 131, last: 53, name: 'the line through the groups' } }),
  groups('groups-hidden-narrow', {
    everyone: { value: 61.4, name: 'Everyone' },
    format: (value) => `${value}%`,
    groups: [
      { name: 'Men', value: 58.2, lower: 55.1, upper: 61.2 },
      { name: 'Women', value: null, missing: 'suppressed' },
    ],
  }),
  groups('groups-none-narrow', { groups: [], everyone: { value: null, name: 'Everyone' } }),
];
