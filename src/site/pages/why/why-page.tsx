import type { ChartTable } from '#charts/chart.ts';
import { readExplanation } from '#release/reader/explanation.ts';
import type { Area, ExplainedPart, FrameworkRecord, PartNextLabel } from '#release/reader/records.ts';
import type { RatingQuestions } from '#release/reader/rating-questions.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { ratingLook } from '../area/area-story.ts';
import { isDrawn } from '../certainty/area-certainty.tsx';
import type { Page, PageRequest } from '../page.ts';
import { partTitles } from '../part-titles.ts';
import { NextWays, waysTable } from './next-ways.tsx';
import { nextWords } from './next-words.ts';
import { type ClassName, exactSentences, inputCells, partSentences } from './part-words.ts';

/** Why an area has its rating: every step from the numbers to the word, and the nearest way to a better one. */
export const whyPage: Page = {
  name: 'why',
  pattern: '/areas/:type/:code/why/:framework',
  *paths(release) {
    for (const framework of release.frameworks)
      for (const type of release.ratedTypes(framework))
        for (const area of release.areasOf(type)) if (!area.closed) yield paths.why(area, framework);
  },
  async view({ site, release, params, questions }: PageRequest) {
    const area = release.area(params.type as string, params.code as string);
    const framework = release.framework(params.framework as string);
    if (!area || !framework) return undefined;
    const found = await readExplanation(release, framework, area);
    if (!found) return { redirect: site.href(paths.area(area)) };
    const words = site.messages.explanation;
    const titles = partTitles(framework);
    const asked = questions && (await orBusy(questions.nextLabels({ release, framework, area, part: '' })));
    const ways =
      asked === undefined || asked === 'busy'
        ? asked
        : asked.map((one) => ({ ...one, name: titles.get(one.part) ?? one.name }));
    const className: ClassName = (id) => framework.declaration.classes.find((entry) => entry.id === id)?.name ?? id;
    const parts = flattened(found.whole, framework);
    const tables = parts.flatMap(({ part }) => (part.inputs.length > 0 ? [inputsTable(site, part, className)] : []));
    const all: ChartTable = {
      caption: words.inputsCaption(framework.name),
      columns: [{ key: 'part', label: words.columns.part }, ...(tables[0]?.columns ?? [])],
      rows: parts.flatMap(({ part }) =>
        part.inputs.map((input) => ({ part: part.name, ...inputCells(site, input, className) })),
      ),
    };
    const measure = (id: string) => release.indicator(id)?.plainName ?? id;
    return {
      title: words.title(area.name, framework.name),
      description: words.description(area.name),
      breadcrumbs: [
        { label: capitalise(area.type.plural), path: paths.areas(area.type.key) },
        { label: area.name, path: paths.area(area) },
      ],
      tables: [
        { name: 'parts', table: partsTable(site, found.whole, framework, className) },
        { name: 'measures', table: all },
        ...(ways === undefined || ways === 'busy'
          ? []
          : [{ name: 'ways', table: waysTable(site, ways, measure, className) }]),
      ],
      // What could not be worked out now can be in a moment.
      changing: ways === 'busy',
      body: (
        <>
          <div className="hero">
            <div className="width">
              <p className="eyebrow">
                <a href={site.href(paths.framework(framework))}>{framework.name}</a>
              </p>
              <h1>{words.title(area.name, framework.name)}</h1>
              <p className="lead">{words.lead}</p>
              {framework.declaration.overall && (
                <PartRating site={site} part={found.whole} framework={framework} className={className} />
              )}
              {isDrawn(framework) &&
                exactSentences(site, found.whole, framework.declaration.classes).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              {framework.declaration.standing === 'example' && (
                <p className="inset">{site.messages.ratingRules.example}</p>
              )}
            </div>
          </div>
          <div className="width stack">
            {ways !== undefined && <Ways site={site} release={release} ways={ways} className={className} />}
            {parts
              .filter(({ part }) => part.part !== '')
              .map(({ part, depth }) => (
                <section key={part.part} aria-label={titles.get(part.part)}>
                  {depth < 2 ? (
                    <h2 id={`part-${part.part}`}>{part.name}</h2>
                  ) : (
                    <h3 id={`part-${part.part}`}>{part.name}</h3>
                  )}
                  {isRated(part) && <PartRating site={site} part={part} framework={framework} className={className} />}
                  {part.inputs.length > 0 && (
                    <DataTable
                      table={inputsTable(site, part, className)}
                      cell={(key, row, at) =>
                        key === 'measure'
                          ? measureCell(site, release, area, part.inputs[at])
                          : ratingCell(framework, part, key, row, at)
                      }
                      stacked
                    />
                  )}
                </section>
              ))}
          </div>
        </>
      ),
    };
  },
};

/** Whether anything was worked out for a part, as against a heading over other parts. */
function isRated({ class: name, score, rule, inputs }: ExplainedPart): boolean {
  return name !== null || score !== null || rule !== null || inputs.length > 0;
}

async function orBusy(asked: ReturnType<RatingQuestions['nextLabels']>): Promise<PartNextLabel[] | 'busy'> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError && error.status === 503) return 'busy';
    throw error;
  }
}

interface WaysProps {
  site: SiteContext;
  release: PageRequest['release'];
  ways: PartNextLabel[] | 'busy';
  className: ClassName;
}

function Ways({ site, release, ways, className }: WaysProps) {
  const words = site.messages.explanation.next;
  const measure = (id: string) => {
    const indicator = release.indicator(id);
    return indicator
      ? {
          name: indicator.plainName,
          unit: indicator.unit,
          decimals: indicator.decimals,
          counted: release.dimensions.units.get(indicator.declaration.numerator?.measure ?? ''),
        }
      : { name: id, unit: '', decimals: 1 };
  };
  // Parts that are not rated have no next label: where others have one, they are left out.
  const rated = ways === 'busy' ? [] : ways.filter(({ answer }) => answer !== 'not-rated');
  const asked = ways === 'busy' || rated.length > 0 ? rated : ways.slice(0, 1);
  const told = asked.map((next) => ({ next, words: nextWords(site, next, measure, className) }));
  const notes = new Set(told.flatMap(({ words: own }) => own.notes));
  return (
    <section aria-labelledby="next-title" className="card">
      <h2 id="next-title">{words.title}</h2>
      {ways === 'busy' ? (
        <p>{words.unavailable}</p>
      ) : (
        told.map(({ next, words: own }) => <NextWays key={next.part} next={next} told={own} titled={told.length > 1} />)
      )}
      {[...notes].map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      <p className="muted">{words.note}</p>
    </section>
  );
}

interface PartProps {
  site: SiteContext;
  part: ExplainedPart;
  framework: FrameworkRecord;
  className: ClassName;
}

/** The word of a part with its sign, and how it came about. */
function PartRating({ site, part, framework, className }: PartProps) {
  const entry = framework.declaration.classes.find(({ id }) => id === part.class);
  const [first = '', ...rest] = partSentences(site, part, className);
  return (
    <>
      <p>
        <SignedWord name={ratingLook(entry?.look, part.score)} word={first} strong />
      </p>
      {rest.length > 0 && <p>{rest.join(' ')}</p>}
    </>
  );
}

/** The name of a measure, which leads to it: in this area where it has a row here, else to the measure itself. */
function measureCell(
  site: SiteContext,
  release: PageRequest['release'],
  area: Area,
  input: ExplainedPart['inputs'][number] | undefined,
) {
  const indicator = input && release.indicator(input.indicator);
  if (!indicator) return undefined;
  const path = input.period === null ? paths.indicator(indicator) : paths.areaMeasure(area, indicator);
  return <a href={site.href(path)}>{input.name}</a>;
}

/** The word of a measure with its sign. */
function ratingCell(
  { declaration }: FrameworkRecord,
  part: ExplainedPart,
  key: string,
  row: ChartTable['rows'][number],
  at: number,
) {
  const look = declaration.classes.find(({ id }) => id === part.inputs[at]?.class)?.look;
  return key === 'rating' && look ? <SignedWord name={look} word={String(row.rating)} /> : undefined;
}

/** Parts with something to show, the whole first, each with its depth. */
function flattened(whole: ExplainedPart, framework: FrameworkRecord) {
  const walk = (part: ExplainedPart, depth: number): { part: ExplainedPart; depth: number }[] => [
    { part, depth },
    ...part.parts.flatMap((child) => walk(child, depth + 1)),
  ];
  return walk(whole, 0).filter(
    ({ part }) => part.part !== '' || framework.declaration.overall || part.inputs.length > 0,
  );
}

function inputsTable(site: SiteContext, part: ExplainedPart, className: ClassName): ChartTable {
  const { columns, inputsCaption } = site.messages.explanation;
  const rows = part.inputs.map((input) => inputCells(site, input, className));
  const keys = ['measure', 'value', 'range', 'counts', 'period', 'rule', 'score', 'rating', 'weight'] as const;
  const weights = new Set(part.inputs.map(({ weight }) => weight));
  // Columns that say nothing in any row are left out.
  const told = keys.filter((key) =>
    key === 'weight' ? weights.size > 1 : rows.some((row) => row[key] !== null && row[key] !== ''),
  );
  return {
    caption: inputsCaption(part.name),
    columns: told.map((key) => ({ key, label: columns[key] })),
    rows,
  };
}

function partsTable(
  site: SiteContext,
  whole: ExplainedPart,
  framework: FrameworkRecord,
  className: ClassName,
): ChartTable {
  const { columns, partsCaption } = site.messages.explanation;
  return {
    caption: partsCaption(framework.name),
    columns: [
      { key: 'part', label: columns.part },
      { key: 'rating', label: columns.rating },
      { key: 'score', label: columns.score, numeric: true },
      { key: 'weight', label: columns.weight, numeric: true },
      { key: 'rule', label: columns.rule },
    ],
    rows: flattened(whole, framework).map(({ part }) => ({
      part: part.name,
      rating: part.class === null ? null : className(part.class),
      score: part.score,
      weight: part.weight,
      rule: partSentences(site, part, className).join(' '),
    })),
  };
}
