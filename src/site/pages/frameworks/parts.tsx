import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';
import { combinerSentences, weightSentences } from '../rules/combiner-words.ts';
import { finishSentences, limitSentences } from '../rules/finish-words.ts';
import { RuleWords } from '../rules/rule-words.ts';
import { hasLevels, levelSentences } from './level-words.ts';
import { cellTitle } from './ratings-table.ts';
import { Sentences } from './sentences.tsx';

interface PartsProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
}

/** Names of parts and measures by id, as a framework's rules refer to them. */
export function partNames(declaration: FrameworkRecord['declaration']): (id: string) => string {
  const names = new Map<string, string>();
  const note = (nodes: typeof declaration.nodes) => {
    for (const node of nodes) {
      names.set(node.id, node.name);
      note(node.children ?? []);
    }
  };
  note(declaration.nodes);
  return (id) => names.get(id) ?? id;
}

/** The rules of a part that the whole does not have: its combiner, what becomes of its score, and its overrides. */
function rulesOf(
  { declaration }: FrameworkRecord,
  { combiner, finish }: FrameworkCell,
  tell: RuleWords,
  partName: (id: string) => string,
): string[] {
  return [
    ...(combiner === declaration.combiner ? [] : combinerSentences(combiner, tell, partName)),
    ...finishSentences(finish, tell),
    ...limitSentences(finish, tell),
  ];
}

/** The weights of the measures of a part, where they differ. */
function weightsOf(site: SiteContext, cell: FrameworkCell, tell: RuleWords): string[] {
  const names = new Map(cell.indicators.map((indicator) => [indicator.key, indicator.plainName]));
  const measures = cell.entries.map(({ indicator, weight }) => ({ name: names.get(indicator) ?? indicator, weight }));
  return weightSentences(measures, tell, site.messages.ratingRules.combiner.measureWeights);
}

/** Each part with its measures and the rules that only it has. */
export function Parts({ site, framework, cells }: PartsProps) {
  const words = site.messages.frameworks;
  const tell = new RuleWords(site, framework.declaration);
  const partName = partNames(framework.declaration);
  const levels = hasLevels(cells);
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">{words.parts}</h2>
      {levels && (
        <p>
          {site.messages.detail.lead} {site.messages.detail.rest}
        </p>
      )}
      {cells.map((cell) => (
        <details key={cell.id} className="topic">
          <summary>
            <span className="topic__name">{cellTitle(cell)}</span>
            <span className="topic__count">{site.messages.area.groupCount(cell.indicators.length)}</span>
          </summary>
          <div className="topic__body">
            {cell.about && <Prose text={cell.about} />}
            {rulesOf(framework, cell, tell, partName).length > 0 && (
              <>
                <p>{words.special(cell.name)}</p>
                <Sentences of={rulesOf(framework, cell, tell, partName)} />
              </>
            )}
            {weightsOf(site, cell, tell).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {levels && (
              <p>
                {site.messages.detail.column}: {levelSentences(site, cell).join(' ')}
              </p>
            )}
            {cell.indicators.length === 0 ? (
              <p>{words.partsEmpty}</p>
            ) : (
              <ul>
                {cell.indicators.map((indicator) => (
                  <li key={indicator.id}>
                    <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
