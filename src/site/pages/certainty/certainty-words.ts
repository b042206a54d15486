import type { CertaintyRow } from '#release/reader/certainty.ts';
import type { FrameworkNode, FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';

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

  /** Every other class that may well be the true one, the likeliest first. */
  otherwise({ probabilities }: CertaintyRow, own: string): string {
    const words = this.#site.messages.certainty;
    const others = Object.entries(probabilities)
      .filter(([id, share]) => id !== own && share >= 0.05)
      .sort(([, a], [, b]) => b - a);
    if (others.length === 0) return words.otherwiseNone;
    return others.map(([id, share]) => words.otherwise(this.className(id), share)).join('; ');
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
