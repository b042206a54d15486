import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import type { SiteContext } from '../../context.ts';

/** What a rule awards, as it is declared. */
export interface Awarded {
  score?: number | undefined;
  class?: string | undefined;
}

type Bands = Extract<FrameworkRecord['declaration']['scorer'], { kind: 'bands' }>['bands'];

/** The words in which the rules of one framework are told. */
export class RuleWords {
  readonly words: Messages['ratingRules'];
  readonly #classes: ReadonlyMap<string, string>;

  constructor(
    readonly site: Pick<SiteContext, 'messages' | 'format'>,
    declaration: FrameworkRecord['declaration'],
  ) {
    this.words = site.messages.ratingRules;
    this.#classes = new Map(declaration.classes.map((entry) => [entry.id, entry.name]));
  }

  className(id: string): string {
    return this.#classes.get(id) ?? id;
  }

  classList(ids: readonly string[]): string {
    return this.words.list(ids.map((id) => this.className(id)));
  }

  number(value: number): string {
    return this.site.format.quantity(value);
  }

  award({ score, class: name }: Awarded): string {
    const { award } = this.words;
    if (score !== undefined && name !== undefined) return award.both(this.number(score), this.className(name));
    if (score !== undefined) return award.score(this.number(score));
    return name === undefined ? award.nothing : award.word(this.className(name));
  }

  bands(bands: Bands): string[] {
    const { band } = this.words;
    return bands.map((entry) => {
      for (const end of ['below', 'atMost', 'above', 'atLeast'] as const) {
        const at = entry[end];
        if (at !== undefined) return band[end](this.number(at), this.award(entry));
      }
      return band.rest(this.award(entry));
    });
  }

  /** Rules with a condition: in their own words where they have any, else as they are written. */
  rules(rules: readonly (Awarded & { when: string; because?: string | undefined })[]): string[] {
    return rules.map((rule) => this.words.rule(rule.because ?? this.words.condition(rule.when), this.award(rule)));
  }

  standard(standard: number | 'goal' | 'benchmark' | 'parent' | 'mean' | 'median' | undefined): string {
    const { standard: words } = this.words;
    return typeof standard === 'number' ? words.number(this.number(standard)) : words[standard ?? 'goal'];
  }
}
