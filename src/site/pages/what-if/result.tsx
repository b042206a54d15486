import type { ChartTable } from '#charts/chart.ts';
import type { AreaType, FrameworkRecord } from '#release/reader/records.ts';
import { directionOf, type WhatIfAnswer, type WhatIfPart } from '#release/reader/rating-questions.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { capitalise } from '../../format.ts';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import { ratingLook } from '../area/area-story.ts';

/** Moves of one part that are shown; its file has all. */
const mostShown = 400;

type ClassName = (id: string) => string;

interface ResultProps {
  site: SiteContext;
  answer: WhatIfAnswer;
  framework: FrameworkRecord;
  type: AreaType;
  className: ClassName;
  /** The changes in words. */
  tried: readonly string[];
  /** What keeps a change from doing anything. */
  notes: readonly string[];
}

/** What a change would move: for each part the distribution before and after, then every label that moves. */
export function WhatIfResult({ site, answer, framework, type, className, tried, notes }: ResultProps) {
  const words = site.messages.whatIf;
  const one = answer.parts.length === 1 || answer.parts[0]?.part === '';
  return (
    <section aria-labelledby="result-title">
      <h2 id="result-title">
        {tried.length > 0 ? words.result : words.resultNow}: {capitalise(type.plural)}
      </h2>
      {tried.length > 0 && <p>{words.changes(tried)}</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {answer.droppedAreas.length > 0 && <p>{words.leftOut(answer.droppedAreas.length)}</p>}
      {answer.parts.map((part, at) =>
        one && at === 0 ? (
          <PartResult
            key={part.part}
            site={site}
            part={part}
            answer={answer}
            framework={framework}
            type={type}
            className={className}
          />
        ) : (
          <details key={part.part} className="topic" open={part.moves.length > 0}>
            <summary>
              <span className="topic__name">{part.name}</span>
              <span className="topic__count">{movedSentence(site, part, answer)}</span>
            </summary>
            <div className="topic__body">
              <PartResult
                site={site}
                part={part}
                answer={answer}
                framework={framework}
                type={type}
                className={className}
              />
            </div>
          </details>
        ),
      )}
    </section>
  );
}

function movedSentence(site: SiteContext, { moves }: WhatIfPart, { areas }: WhatIfAnswer): string {
  const words = site.messages.whatIf;
  return moves.length === 0 ? words.noMoves : words.moves(site.format.count(moves.length), site.format.count(areas));
}

interface PartProps extends Omit<ResultProps, 'tried' | 'notes'> {
  part: WhatIfPart;
}

function PartResult({ site, part, answer, framework, type, className }: PartProps) {
  const words = site.messages.whatIf;
  const looks = new Map(framework.declaration.classes.map((entry) => [entry.id, entry.look]));
  const signed = (id: string) => <SignedWord name={ratingLook(looks.get(id), null)} word={className(id)} />;
  const most = Math.max(1, ...part.labels.map((label) => Math.max(label.before, label.after)));
  return (
    <>
      <DataTable
        table={labelsTable(site, [part], className)}
        cell={(key, row, at) => {
          if (key === 'rating') return signed(part.labels[at]?.class ?? '');
          return key === 'now' || key === 'tried' ? (
            <CountBar count={Number(row[key])} most={most} site={site} />
          ) : undefined;
        }}
        stacked
      />
      <p>{movedSentence(site, part, answer)}</p>
      {part.moves.length > 0 && (
        <DataTable
          table={movesTable(site, [{ ...part, moves: part.moves.slice(0, mostShown) }], framework, className)}
          cell={(key, _, at) => {
            const move = part.moves[at];
            const area = move && key === 'area' ? site.release.area(type.key, move.code) : undefined;
            if (area) return <a href={site.href(paths.area(area))}>{area.name}</a>;
            return move && (key === 'from' || key === 'to') ? signed(move[key]) : undefined;
          }}
          stacked
        />
      )}
      {part.moves.length > mostShown && <p>{words.more(site.format.count(mostShown))}</p>}
      {part.scoresOnly > 0 && <p>{words.scoresOnly(site.format.count(part.scoresOnly))}</p>}
      {part.overrides.map(({ id, because, setsAside, before, after }) => (
        <p key={id}>
          {(setsAside ? words.setsAside : words.override)(
            because,
            site.format.count(before.changed),
            site.format.count(after.changed),
          )}
        </p>
      ))}
    </>
  );
}

/** A count with a bar as long as it is; the number says the same. */
function CountBar({ site, count, most }: { site: SiteContext; count: number; most: number }) {
  return (
    <span className="count-bar">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width={(100 * count) / most} height="12" />
      </svg>
      <span>{site.format.count(count)}</span>
    </span>
  );
}

export function labelsTable(site: SiteContext, parts: readonly WhatIfPart[], className: ClassName): ChartTable {
  const { columns, labelsCaption, labelsOfAll } = site.messages.whatIf;
  const several = parts.length > 1;
  return {
    caption: several ? labelsOfAll : labelsCaption(parts[0]?.name ?? ''),
    columns: [
      ...(several ? [{ key: 'part', label: columns.part }] : []),
      { key: 'rating', label: columns.rating },
      { key: 'now', label: columns.now },
      { key: 'tried', label: columns.tried },
      { key: 'change', label: columns.change, numeric: true },
    ],
    rows: parts.flatMap(({ name, labels }) =>
      labels.map((label) => ({
        part: name,
        rating: className(label.class),
        now: label.before,
        tried: label.after,
        change: label.after - label.before,
      })),
    ),
  };
}

export function movesTable(
  site: SiteContext,
  parts: readonly WhatIfPart[],
  { declaration }: FrameworkRecord,
  className: ClassName,
): ChartTable {
  const words = site.messages.whatIf;
  const { columns, movesCaption, result } = words;
  const several = parts.length > 1;
  return {
    caption: several ? result : movesCaption(parts[0]?.name ?? ''),
    columns: [
      { key: 'area', label: columns.area },
      ...(several ? [{ key: 'part', label: columns.part }] : []),
      { key: 'from', label: columns.from },
      { key: 'to', label: columns.to },
      { key: 'direction', label: columns.direction },
    ],
    rows: parts.flatMap(({ name, moves }) =>
      moves.map((move) => ({
        area: move.name,
        part: name,
        from: className(move.from),
        to: className(move.to),
        direction: words[directionOf(move, declaration.classes)],
      })),
    ),
  };
}
