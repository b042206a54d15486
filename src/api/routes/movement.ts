import { z } from 'zod';
import { frameworkMovement } from '#release/reader/movement.ts';
import { moveKinds, roundKinds, triggerStates } from '#vocabulary/movement.ts';
import { format, invalid, notFound, pageAnswer, pageOf, paging, route } from '../route.ts';

const part = z.strictObject({
  part: z.string().describe('Part of the framework; empty for the whole'),
  areaType: z.string(),
  up: z.array(z.number().int()).describe('Areas that moved up by one class, by two, and so on'),
  down: z.array(z.number().int()).describe('Areas that moved down by one class, by two, and so on'),
  same: z.number().int(),
  appeared: z.number().int().describe('Areas that are rated now and were not before'),
  left: z.number().int().describe('Areas that were rated before and are not now'),
  notComparable: z.number().int().describe('Areas whose earlier class the later rules do not have'),
  realUp: z.number().int().describe('Of those up, by more than chance'),
  realDown: z.number().int().describe('Of those down, by more than chance'),
  unknown: z.number().int().describe('Of those up or down, not known whether by chance'),
});

const move = z.strictObject({
  part: z.string(),
  areaType: z.string(),
  area: z.string(),
  areaName: z.string(),
  move: z.enum(moveKinds),
  steps: z.number().int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  chance: z
    .number()
    .nullable()
    .describe('Chance that the move is real, 0 to 1; null where there is none or it is not known'),
  real: z
    .boolean()
    .nullable()
    .describe('Whether that chance is at least 0.95; null where there is none or it is not known'),
});

export const movement = route({
  path: '/frameworks/{framework}/movement',
  summary: 'How ratings by a framework moved between two releases, and which moves are more than chance',
  parameters: z.strictObject({ framework: z.string() }),
  query: z.strictObject({
    before: z.string().max(100).optional().describe('Id of the earlier release; with `after`'),
    after: z.string().max(100).optional().describe('Id of the later release; without both, the newest two'),
    part: z.string().max(100).optional(),
    areaType: z.string().max(100).optional(),
    format,
    ...paging,
  }),
  answer: z.strictObject({
    framework: z.string(),
    before: z.string(),
    after: z.string(),
    rulesChanged: z.boolean().nullable().describe('Whether a rule changed between them; null where it is not known'),
    parts: z.array(part),
    moves: z.array(move),
    ...pageAnswer,
  }),
  table: 'moves',
  async handle({ release, parameters, query }) {
    const framework = release.framework(parameters.framework) ?? notFound(`/frameworks/${parameters.framework}`);
    const { before, after } = query;
    if ((before === undefined) !== (after === undefined))
      invalid(before === undefined ? 'before' : 'after', 'name both releases, or neither');
    const between = before === undefined || after === undefined ? undefined : { before, after };
    const found =
      (await frameworkMovement(release, framework, between)) ??
      (between
        ? invalid('before', `${before} and ${after} are not two releases with this framework, the earlier one first`)
        : notFound(`/frameworks/${parameters.framework}/movement`));
    const parts = found.parts.filter(
      (one) =>
        (query.part === undefined || one.part.node === query.part) &&
        (query.areaType === undefined || one.type.key === query.areaType),
    );
    const moves = parts.flatMap(({ part: { node }, type, moves: list }) =>
      list.map(({ area, kind, steps, from, to, chance, real }) => ({
        part: node,
        areaType: type.key,
        area: area.code,
        areaName: area.name,
        move: kind,
        steps,
        from: from || null,
        to: to || null,
        chance: chance ?? null,
        real: real ?? null,
      })),
    );
    const { rows, ...page } = pageOf(moves, query);
    return {
      framework: framework.key,
      before: found.before.release,
      after: found.after.release,
      rulesChanged: found.rulesChanged ?? null,
      parts: parts.map(
        ({ part: { node }, type, movement: { up, down, same, appeared, left, notComparable, real } }) => ({
          part: node,
          areaType: type.key,
          up,
          down,
          same,
          appeared,
          left,
          notComparable,
          realUp: real.up,
          realDown: real.down,
          unknown: real.unknown,
        }),
      ),
      moves: rows,
      ...page,
    };
  },
});

const trigger = z.strictObject({
  trigger: z.string().describe('The rule of the framework that names it'),
  part: z.string().describe('Part of the framework; empty for the whole'),
  areaType: z.string(),
  area: z.string(),
  areaName: z.string(),
  state: z.enum(triggerStates).describe('`watched`: one round short; `excused`: better by more than chance'),
  rounds: z.number().int().describe('Rounds in a row below the class: periods rated, or releases, as the rule says'),
  since: z.string().describe('Id of the release in which that began'),
  better: z.number().nullable().describe('Chance that it is truly better than at their start; null where not known'),
  trail: z.array(
    z.strictObject({
      release: z.string(),
      class: z.string().nullable(),
      is: z.enum(roundKinds).describe('`replaced`: a later release rates the same period, and counts in its place'),
      period: z
        .string()
        .nullable()
        .describe('Last day of the newest period from which the part was rated; null where not known'),
    }),
  ),
});

export const triggers = route({
  path: '/frameworks/{framework}/triggers',
  summary: 'Ratings that have stayed below a class for several rounds, or nearly so',
  parameters: z.strictObject({ framework: z.string() }),
  query: z.strictObject({ state: z.enum(triggerStates).optional(), ...paging }),
  answer: z.strictObject({ triggers: z.array(trigger), ...pageAnswer }),
  async handle({ release, parameters, query }) {
    const framework = release.framework(parameters.framework) ?? notFound(`/frameworks/${parameters.framework}`);
    const found = await release.past.triggers({ framework });
    const { rows, ...page } = pageOf(
      found.filter(({ state }) => query.state === undefined || state === query.state),
      query,
    );
    return {
      triggers: rows.map(({ trigger: rule, node, area, state, rounds, since, better, trail }) => ({
        trigger: rule,
        part: node,
        areaType: area.type.key,
        area: area.code,
        areaName: area.name,
        state,
        rounds,
        since,
        better,
        trail: trail.map(({ period = null, ...round }) => ({ ...round, period })),
      })),
      ...page,
    };
  },
});
