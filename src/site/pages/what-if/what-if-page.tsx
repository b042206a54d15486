import type { ReactNode } from 'react';
import type { ChartTable } from '#charts/chart.ts';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import { labelsHad, type WhatIfAnswer } from '#release/reader/rating-questions.ts';
import { AppError } from '#vocabulary/errors/app-error.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { DataTable } from '../../views/data-table.tsx';
import type { Page, PageRequest } from '../page.ts';
import { partTitles } from '../part-titles.ts';
import { FieldWords } from './field-words.ts';
import { allFields, changesOf, fieldNames, fieldsOf, mostFields, setAsideIn } from './fields.ts';
import { changeableTable, mistakeWords, type Telling } from './mistakes.ts';
import { labelsTable, movesTable, WhatIfResult } from './result.tsx';
import { shownIn } from './shown-values.ts';
import { triedWords } from './tried-words.ts';
import { WhatIfForm } from './what-if-form.tsx';

/** What a page asks, and what came of it. */
interface Asked {
  answer?: WhatIfAnswer;
  /** A mistake in what was asked, for the reader to mend. */
  mistake?: string;
}

/** Readers try other weights, cut-points and measures, and see every rating that would move. */
export const whatIfPage: Page = {
  name: 'what-if',
  pattern: '/frameworks/:framework/what-if',
  filters: ['type'],
  lists: ['set', 'drop', 'add'],
  furtherFilters: { pattern: fieldNames, most: 2 * mostFields + 1 },
  *paths(release) {
    for (const framework of release.frameworks)
      if (release.ratedTypes(framework).length > 0) yield paths.whatIf(framework);
  },
  async view({ site, release, params, query, questions }: PageRequest) {
    const framework = release.framework(params.framework as string);
    const types = framework ? release.ratedTypes(framework) : [];
    const wanted = types.find(({ key }) => key === query.type);
    const type = wanted ?? types[0];
    if (!framework || !type) return undefined;
    if (!questions) throw new AppError('WHAT_IF_NOT_OFFERED');
    const words = site.messages.whatIf;
    const fields = fieldsOf(site, release, framework, await setAsideIn(release, framework, type));
    const hasNumbers = allFields(fields).length > 0;
    const tell = new FieldWords(site, release, framework);
    const { answer: found, mistake } =
      query.type !== undefined && !wanted
        ? { answer: undefined, mistake: words.noType(query.type, types.map(({ plural }) => plural).join(', ')) }
        : await asked(site, { tell, fields }, async () =>
            questions.whatIf({ release, framework, type, changes: changesOf(query, fields) }),
          );
    const titles = partTitles(framework);
    const collator = new Intl.Collator('en');
    const answer = found && {
      ...found,
      parts: found.parts.map((part) => ({
        ...part,
        name: titles.get(part.part) ?? part.name,
        labels: labelsHad(part.labels),
        moves: [...part.moves].sort((a, b) => collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1)),
      })),
    };
    const className = (id: string) =>
      id === '' ? words.none : (framework.declaration.classes.find((entry) => entry.id === id)?.name ?? id);
    const tried = answer ? triedWords({ site, release, framework, type, answer, tell, fields }) : [];
    const notes = answer
      ? [
          ...answer.unused.map((address) => words.unused(tell.address(address, fields.settings))),
          ...answer.tooFew.map(({ part, needs, left }) =>
            words.tooFew(tell.part(part), site.format.count(needs), site.format.count(left)),
          ),
        ]
      : [];
    return {
      title: tried.length > 0 ? words.titleChanged(framework.name) : words.title(framework.name),
      description: hasNumbers ? words.description(framework.name) : words.descriptionWithout(framework.name),
      breadcrumbs: [
        { label: site.messages.frameworks.title, path: '/frameworks' },
        { label: framework.name, path: paths.framework(framework) },
      ],
      ...(mistake === undefined ? {} : { status: 400, changing: true }),
      tables: answer
        ? [
            { name: 'labels', table: labelsTable(site, answer.parts, className) },
            { name: 'moves', table: movesTable(site, answer.parts, framework, className) },
          ]
        : [],
      body: (
        <WhatIfBody
          site={site}
          framework={framework}
          type={type}
          answer={answer}
          mistake={mistake}
          className={className}
          tried={tried}
          notes={notes}
          lead={hasNumbers ? words.lead : words.leadWithout(fields.leaveOut.length > 1, fields.takeIn.length > 0)}
          changeable={changeableTable(site, fields)}
          form={
            <WhatIfForm
              site={site}
              framework={framework}
              types={types}
              type={type}
              fields={fields}
              shown={shownIn(query, answer, fields)}
            />
          }
        />
      ),
    };
  },
};

/** Mistakes of the reader are shown with the form; others are errors of the page. */
async function asked(site: SiteContext, telling: Telling, ask: () => Promise<WhatIfAnswer>): Promise<Asked> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof AppError && error.status === 400) return { mistake: mistakeWords(site, telling, error) };
    throw error;
  }
}

interface BodyProps extends Asked {
  site: SiteContext;
  framework: FrameworkRecord;
  type: AreaType;
  className: (id: string) => string;
  /** The changes in words. */
  tried: readonly string[];
  /** What keeps a change from doing anything. */
  notes: readonly string[];
  /** What the page offers. */
  lead: string;
  changeable: ChartTable;
  form: ReactNode;
  answer: WhatIfAnswer | undefined;
  mistake: string | undefined;
}

function WhatIfBody({
  site,
  framework,
  type,
  answer,
  mistake,
  className,
  tried,
  notes,
  lead,
  changeable,
  form,
}: BodyProps) {
  const words = site.messages.whatIf;
  return (
    <div className="width stack stack--page">
      <p className="eyebrow">
        <a href={site.href(paths.framework(framework))}>{framework.name}</a>
      </p>
      <h1>{words.title(framework.name)}</h1>
      <p className="lead">{lead}</p>
      <p className="what-if__mark">
        <strong>{words.mark}</strong> {words.markText}
      </p>
      {mistake !== undefined && (
        <div className="closed" role="alert">
          <h2>{words.errorTitle}</h2>
          <p>{mistake}</p>
          <p>{words.changeableLead}</p>
          <details className="plain-details">
            <summary>{words.changeable}</summary>
            <DataTable table={changeable} stacked />
          </details>
        </div>
      )}
      {answer && (
        <WhatIfResult
          site={site}
          answer={answer}
          framework={framework}
          type={type}
          className={className}
          tried={tried}
          notes={notes}
        />
      )}
      <section aria-labelledby="form-title">
        <h2 id="form-title">{words.form}</h2>
        {form}
      </section>
    </div>
  );
}
