import type { TriggerRow } from '#release/reader/past.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { SiteContext } from '../../context.ts';
import { Sentences } from '../frameworks/sentences.tsx';
import { RuleWords } from '../rules/rule-words.ts';
import { inOrder, TriggerTable } from './trigger-table.tsx';
import { triggerSentences } from './trigger-words.ts';

interface Props {
  site: SiteContext;
  framework: FrameworkRecord;
  rows: readonly TriggerRow[];
  titles: ReadonlyMap<string, string>;
}

/** The rules of a framework that name ratings which stay low, each with the areas that it names. */
export function FrameworkPersistence({ site, framework, rows, titles }: Props) {
  const words = site.messages.persistence;
  const triggers = framework.declaration.triggers ?? [];
  if (triggers.length === 0) return null;
  const tell = new RuleWords(site, framework.declaration);
  return (
    <section aria-labelledby="persistence-title">
      <h2 id="persistence-title">{words.title}</h2>
      {triggers.map((trigger) => {
        const own = inOrder(rows.filter((row) => row.trigger === trigger.id));
        return (
          <div key={trigger.id}>
            <h3>{trigger.name}</h3>
            <Sentences of={triggerSentences(trigger, tell)} />
            {own.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <TriggerTable site={site} framework={framework} rows={own} titles={titles} areas />
            )}
          </div>
        );
      })}
    </section>
  );
}
