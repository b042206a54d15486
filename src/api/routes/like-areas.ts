import { z } from 'zod';
import { format, notFound, route } from '../route.ts';

const parameters = z.strictObject({ type: z.string(), code: z.string() });

export const areaSimilar = route({
  path: '/areas/{type}/{code}/similar',
  summary: 'The areas most like one area, by every way of finding them, with how far apart they are',
  parameters,
  query: z.strictObject({ format }),
  answer: z.strictObject({
    similar: z.array(
      z.strictObject({
        method: z
          .string()
          .describe(
            'Key of the way they were found; `declared` for lists that came with the areas. Pages use the first',
          ),
        methodName: z.string().nullable(),
        rank: z.number().int().describe('1 for the most alike'),
        type: z.string(),
        code: z.string(),
        name: z.string(),
        distance: z.number().nullable().describe('Weighted standard deviations; null where nobody measured it'),
      }),
    ),
  }),
  table: 'similar',
  async handle({ release, parameters: { type, code } }) {
    const found = release.area(type, code) ?? notFound(`/areas/${type}/${code}`);
    return {
      similar: release.dimensions.similar.lists(found).flatMap(({ id, method, areas }) =>
        areas
          .filter(({ area }) => area.type.listed)
          .map(({ area, rank, distance }) => ({
            method: id,
            methodName: method?.name ?? null,
            rank,
            type: area.type.key,
            code: area.code,
            name: area.name,
            distance,
          })),
      ),
    };
  },
});

const number = z.number().nullable();

export const areaBetterPeers = route({
  path: '/areas/{type}/{code}/better-peers',
  summary:
    'The areas most like one area that do better by more than chance (95 % limits of the difference), on headline indicators in their newest period, and what it would mean to match them',
  parameters,
  query: z.strictObject({ format }),
  answer: z.strictObject({
    peers: z.array(
      z.strictObject({
        indicator: z.string(),
        periodStart: z.string(),
        periodEnd: z.string(),
        place: z.number().int().describe('1 for the best of them'),
        peer: z.string().describe('Code of the like area'),
        peerName: z.string(),
        value: z.number(),
        peerValue: z.number(),
        gap: z.number().describe('How much better, above 0 whichever way is good'),
        gapLower: z.number(),
        gapUpper: z.number(),
        amount: number.describe('How many more or fewer would be counted were the area as good'),
        amountLower: number,
        amountUpper: number,
        cost: number.describe('The amount times the declared cost of one, in the currency of the project'),
        costLower: number,
        costUpper: number,
      }),
    ),
  }),
  table: 'peers',
  async handle({ release, parameters: { type, code } }) {
    const found = release.area(type, code) ?? notFound(`/areas/${type}/${code}`);
    const rows = await release.betterPeers(found);
    return {
      peers: rows.map(({ indicator, period, peer, place, value, peerValue, gap, amount, cost }) => ({
        indicator: indicator.key,
        periodStart: period.start,
        periodEnd: period.end,
        place,
        peer: peer.code,
        peerName: peer.name,
        value,
        peerValue,
        gap: gap.value,
        gapLower: gap.lower,
        gapUpper: gap.upper,
        amount: amount?.value ?? null,
        amountLower: amount?.lower ?? null,
        amountUpper: amount?.upper ?? null,
        cost: cost?.value ?? null,
        costLower: cost?.lower ?? null,
        costUpper: cost?.upper ?? null,
      })),
    };
  },
});
