import type { TriggerRow } from '#release/reader/past.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { RoundsOf } from '#vocabulary/movement.ts';
import type { SiteContext } from '../../context.ts';
import { partNames } from '../rules/part-names.ts';
import type { RuleWords } from '../rules/rule-words.ts';

export type Trigger = FrameworkRecord['declaration']['triggers'][number];

/** The class of a framework by its id; the id where the framework of today does not have it. */
export function className({ declaration }: FrameworkRecord, id: string): string {
  return declaration.classes.find((entry) => entry.id === id)?.name ?? id;
}

/** What a trigger counts; a release of an earlier version does not say, and counted releases. */
const roundsOf = (trigger: Trigger | undefined): RoundsOf => trigger?.roundsOf ?? 'releases';

/** What a trigger looks for, as sentences. */
export function triggerSentences(trigger: Trigger, tell: RuleWords): string[] {
  const { messages, format } = tell.site;
  const words = messages.persistence;
  return [
    words.rule(trigger.name, tell.className(trigger.below), trigger.rounds, roundsOf(trigger)),
    words.roundsOf[roundsOf(trigger)],
    ...(trigger.parts.length > 0 ? [words.parts(tell.words.list(trigger.parts.map((id) => tell.name(id))))] : []),
    trigger.improving === 'excuses' ? words.improving.excuses(format.share(trigger.level)) : words.improving.ignored,
    words.missing[trigger.missing],
    ...(trigger.about ? [trigger.about] : []),
  ];
}

/** What one rating that stays low, or nearly so, is told as. */
export function stateSentence(site: SiteContext, row: TriggerRow, titles: ReadonlyMap<string, string>): string {
  const words = site.messages.persistence;
  const trigger = (row.framework.declaration.triggers ?? []).find(({ id }) => id === row.trigger);
  const part = row.node === '' ? words.whole : partNames(row.framework.declaration)(row.node);
  return words.sentence[row.state](
    trigger?.name ?? row.trigger,
    part,
    className(row.framework, trigger?.below ?? ''),
    row.rounds,
    titles.get(row.since) ?? row.since,
    roundsOf(trigger),
  );
}
