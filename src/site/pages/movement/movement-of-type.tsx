import type { AreaMove, FrameworkMovement, PartMovement } from '#release/reader/movement.ts';
import { paths } from '../../addresses.ts';
import type { SiteContext } from '../../context.ts';
import { ChartFigure } from '../../views/chart-figure.tsx';
import { DataTable } from '../../views/data-table.tsx';
import { SignedWord } from '../../views/rating-sign.tsx';
import {
  chanceWord,
  countsTable,
  directions,
  matrixTable,
  movedAreas,
  movementChart,
  movesTable,
  partTitle,
} from './movement-tables.ts';

/** More moved areas than these are in the files, not on the page. */
const movesShown = 150;

interface TypeProps {
  site: SiteContext;
  moved: FrameworkMovement;
  parts: PartMovement[];
}

/** How ratings moved among the areas of one type: a picture, the counts, and each part with its areas. */
export function MovementOfType({ site, moved, parts }: TypeProps) {
  const words = site.messages.movement;
  const type = parts[0]?.type;
  const id = `moved-${type?.key}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.ofType(type?.plural ?? '')}</h2>
      <ChartFigure
        site={site}
        narrow={movementChart(site, moved, parts, 320)}
        wide={movementChart(site, moved, parts, 760)}
        tableAt={`#counts-${type?.key}`}
      />
      <DataTable table={countsTable(site, moved, parts)} id={`counts-${type?.key}`} />
      {parts.map((one, at) => (
        <MovementOfPart key={one.part.node} site={site} moved={moved} one={one} open={at === 0} />
      ))}
    </section>
  );
}

function MovementOfPart(props: { site: SiteContext; moved: FrameworkMovement; one: PartMovement; open: boolean }) {
  const { site, moved, one, open } = props;
  const { moves: words } = site.messages.movement;
  const { up, down, same } = directions(one.movement);
  const listed = movedAreas(one);
  const table = movesTable(site, moved, [one], { withPart: false, shown: movesShown });
  return (
    <details className="topic" open={open}>
      <summary>
        <span className="topic__name">{partTitle(site, one)}</span>
        <span className="topic__count">{words.summary(up, down, same)}</span>
      </summary>
      <div className="topic__body">
        <DataTable table={matrixTable(site, moved, one)} showCaption />
        {listed.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <DataTable
            table={table}
            showCaption
            stacked
            cell={(key, _, at) => moveCell(site, moved, listed[at] as AreaMove, key)}
          />
        )}
        {listed.length > movesShown && <p>{words.more(movesShown, listed.length)}</p>}
      </div>
    </details>
  );
}

function moveCell(site: SiteContext, moved: FrameworkMovement, move: AreaMove, key: string) {
  if (key === 'area') return <a href={site.href(paths.areaHistory(move.area))}>{move.area.name}</a>;
  if (key === 'from' || key === 'to') {
    const classes = key === 'from' ? moved.before.classes : moved.after.classes;
    const entry = classes.find(({ id }) => id === move[key]);
    return entry && <SignedWord name={entry.look} word={entry.name} />;
  }
  if (key === 'chance') {
    const word = chanceWord(site, move);
    return word !== null && move.real ? <strong>{word}</strong> : undefined;
  }
  if (key !== 'move' || (move.kind !== 'up' && move.kind !== 'down')) return undefined;
  return (
    <span className={`trend trend--${move.kind === 'up' ? 'good' : 'bad'}`}>
      <span aria-hidden="true">{move.kind === 'up' ? '↑' : '↓'}</span>
      <span>{site.messages.movement.moves.kind[move.kind](move.steps)}</span>
    </span>
  );
}
