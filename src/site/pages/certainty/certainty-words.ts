import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { tenthsOf } from './tenths.ts';

/** What a certainty says, in the words of the framework and of the reader. */
export class CertaintyWords {
  readonly #site: SiteContext;
  readonly #release: Release;
  readonly #framework: FrameworkRecord;

  constructor(site: SiteContext, release: Release, framework: FrameworkRecord) {
    this.#site = site;
    this.#release = release;
    this.#framework = framework;
  }

  className(id: string): string {
    return this.#framework.declaration.classes.find((entry) => entry.id === id)?.name ?? id;
  }

  /** The chance that a class is right, and every other class that may well be the true one, the likeliest first: 10 in 10 together. */
  chances({ holds, probabilities }: CertaintyRow, own: string): { holds: string; otherwise: string } {
    const words = this.#site.messages.certainty;
    const classes = Object.entries(probabilities).filter(([id, share]) => id !== own && share > 0);
    // Draws may come to no class at all; a rest that only rounding leaves is none.
    const unrated = 1 - holds - classes.reduce((sum, [, share]) => sum + share, 0);
    const others = [...classes, ...(unrated > 1e-6 ? [['', unrated] as [string, number]] : [])].sort(
      ([, a], [, b]) => b - a,
    );
    const [first = 0, ...rest] = tenthsOf([holds, ...others.map(([, share]) => share)]);
    const told = others.flatMap(([id, share], at) => {
      const tenths = rest[at] as number;
      // The likeliest is told even where it is rare, so that what is missing to 10 in 10 has a name.
      const known = tenths > 0 || share >= 0.05 || (at === 0 && share >= 0.005);
      return known
        ? [words.otherwise(id === '' ? words.otherwiseUnrated : this.className(id), words.chance(tenths))]
        : [];
    });
    return {
      holds: words.chance(first, others.length === 0),
      otherwise: told.join('; ') || (others.length > 0 ? words.otherwiseHardly : words.otherwiseNone),
    };
  }

  place({ rank }: CertaintyRow): string | null {
    if (!rank) return null;
    const { format, messages } = this.#site;
    return messages.certainty.place(format.count(rank.lower), format.count(rank.upper), format.count(rank.of));
  }

  score({ score }: CertaintyRow): string | null {
    if (!score) return null;
    const { format, messages } = this.#site;
    return messages.certainty.range(format.score(score.lower), format.score(score.upper));
  }

  choices({ choices }: CertaintyRow): string | null {
    if (!choices?.of) return null;
    const { format, messages } = this.#site;
    return messages.certainty.choices(format.count(choices.held ?? 0), format.count(choices.of));
  }

  /** The choice in the rules that moves a rating most, and to what where it becomes another. */
  most({ choices }: CertaintyRow): string | null {
    if (!choices?.of) return null;
    const { messages, format } = this.#site;
    const words = messages.certainty;
    const { most } = choices;
    if (!most) return words.mostNone;
    const name = this.#nameOf(most.of);
    const number = (value: number | string | undefined) =>
      typeof value === 'number' ? format.quantity(value) : (value ?? '');
    const choice =
      most.kind === 'weight'
        ? words.most.weight(name, Number(most.to) > Number(most.from))
        : most.kind === 'cut-point'
          ? words.most['cut-point'](name, number(most.from), number(most.to))
          : words.most[most.kind](name);
    return most.class ? words.mostTo(choice, this.className(most.class)) : choice;
  }

  /** The name of a part or a measure; of the whole, that of the framework. */
  #nameOf(id: string): string {
    if (id === '') return this.#framework.name;
    const find = (nodes: readonly FrameworkNode[]): string | undefined => {
      for (const node of nodes) {
        const found = node.id === id ? node.name : find(node.children ?? []);
        if (found) return found;
      }
      return undefined;
    };
    return find(this.#framework.declaration.nodes) ?? this.#release.indicator(id)?.plainName ?? id;
  }
}
