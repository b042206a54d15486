import type { FrameworkCell } from '#release/reader/framework-cells.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { Prose } from '../../markdown.tsx';
import { partTitles } from '../part-titles.ts';
import { partRules, placedParts } from '../rules/part-rules.ts';
import type { RuleWords } from '../rules/rule-words.ts';
import { hasLevels, levelSentences } from './level-words.ts';
import { Sentences } from './sentences.tsx';

interface PartsProps {
  site: SiteContext;
  framework: FrameworkRecord;
  cells: FrameworkCell[];
  tell: RuleWords;
}

/** Each part with its measures and the rules that only it has; a part over others only where it has such rules. */
export function Parts({ site, framework, cells, tell }: PartsProps) {
  const words = site.messages.frameworks;
  const titles = partTitles(framework);
  const levels = hasLevels(cells);
  const cellOf = new Map(cells.map((cell) => [cell.id, cell]));
  const parts = placedParts(framework.declaration).flatMap(({ node }) => {
    const [cell, rules] = [cellOf.get(node.id), partRules(node, tell)];
    return cell || rules.length > 0 ? [{ node, cell, rules }] : [];
  });
  return (
    <section aria-labelledby="parts-title">
      <h2 id="parts-title">{words.parts}</h2>
      {levels && (
        <p>
          {site.messages.detail.lead} {site.messages.detail.rest}
        </p>
      )}
      {parts.map(({ node, cell, rules }) => (
        <details key={node.id} className="topic">
          <summary>
            <span className="topic__name">{titles.get(node.id)}</span>
            {cell && <span className="topic__count">{site.messages.area.groupCount(cell.indicators.length)}</span>}
          </summary>
          <div className="topic__body">
            {node.about && <Prose text={node.about} />}
            {rules.length > 0 && (
              <>
                <p>{words.special(node.name)}</p>
                <Sentences of={rules} />
              </>
            )}
            {levels && cell && (
              <p>
                {site.messages.detail.column}: {levelSentences(site, cell).join(' ')}
              </p>
            )}
            {cell && <Measures site={site} cell={cell} />}
          </div>
        </details>
      ))}
    </section>
  );
}

function Measures({ site, cell }: { site: SiteContext; cell: FrameworkCell }) {
  if (cell.indicators.length === 0) return <p>{site.messages.frameworks.partsEmpty}</p>;
  return (
    <ul>
      {cell.indicators.map((indicator) => (
        <li key={indicator.id}>
          <a href={site.href(paths.indicator(indicator))}>{indicator.plainName}</a>
        </li>
      ))}
    </ul>
  );
}
