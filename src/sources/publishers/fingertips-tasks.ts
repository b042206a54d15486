import { AppError } from '#vocabulary/errors/app-error.ts';
import {
  type FingertipsSelection,
  fetchFingertipsAreas,
  fetchFingertipsData,
  fetchFingertipsMetadata,
} from './fingertips.ts';
import type { Publisher, TaskOption, TaskValues } from './publisher.ts';

const selectionOptions: readonly TaskOption[] = [
  { name: 'indicator', kind: 'numbers', description: 'identifiers of indicators, one file each' },
  { name: 'group', kind: 'number', description: 'identifier of a group (domain)' },
  { name: 'profile', kind: 'number', description: 'identifier of a profile' },
];

/** Public health indicators of England. */
export const fingertips: Publisher = {
  name: 'fingertips',
  description: 'Public health profiles of England',
  address: 'https://fingertips.phe.org.uk/api',
  tasks: [
    {
      name: 'data',
      description: 'values of indicators, as CSV of 27 columns',
      options: [
        ...selectionOptions,
        { name: 'areas', kind: 'number', description: 'area type whose values are wanted, such as 7', required: true },
        { name: 'parents', kind: 'number', description: 'area type that they are grouped by', default: 15 },
      ],
      run: (values, options) => {
        const areas = { childAreaTypeId: values.areas as number, parentAreaTypeId: values.parents as number };
        return fetchFingertipsData(selectionOf(values), areas, options);
      },
    },
    {
      name: 'metadata',
      description: 'descriptions of indicators, as CSV of 32 columns',
      options: selectionOptions,
      run: (values, options) => fetchFingertipsMetadata(selectionOf(values), options),
    },
    {
      name: 'areas',
      description: 'codes and names of the areas of one type',
      options: [{ name: 'type', kind: 'number', description: 'area type, such as 221', required: true }],
      run: async (values, options) => [await fetchFingertipsAreas(values.type as number, options)],
    },
  ],
};

/** Exactly one of the three ways to say what is wanted. */
function selectionOf({ indicator, group, profile }: TaskValues): FingertipsSelection {
  const given = [indicator, group, profile].filter((value) => value !== undefined).length;
  if (given !== 1)
    throw new AppError('FETCH_ARGUMENT_INVALID', {
      argument: 'what to fetch',
      expected: 'one of --indicator, --group and --profile',
      value: given === 0 ? 'none' : `${given} of them`,
    });
  if (indicator !== undefined) return { kind: 'indicator', ids: indicator as readonly number[] };
  return group === undefined ? { kind: 'profile', id: profile as number } : { kind: 'group', id: group as number };
}
