import type { z } from 'zod';
import type { similarMethod } from '#project/schema/similar.ts';

/** How the demonstration finds the areas that are most like each area: by the published method for care boards. */
export function declareSimilar(): z.input<typeof similarMethod>[] {
  const people = [{ key: 'deprivation', weight: 2 }, { key: 'aged-65' }];
  return [
    {
      id: 'place-peers',
      name: 'most like it in its people and its countryside',
      about: 'The method that was published for the peers of integrated care boards. The weights are our own.',
      areaTypes: ['commissioning-area', 'system'],
      attributes: [...people, { key: 'rural' }, { key: 'people' }],
      nearest: 5,
    },
    {
      id: 'practice-peers',
      name: 'most like it in its patients',
      areaTypes: ['practice'],
      attributes: [...people, { key: 'patients' }],
      nearest: 10,
    },
  ];
}
