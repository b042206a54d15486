import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Messages } from '#vocabulary/messages/messages.ts';
import type { SiteContext } from '../../context.ts';
import { partNames } from './part-names.ts';

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
  readonly #partName: (id: string) => string;

  /** @param measures  names of measures by id, as far as they are known */
  constructor(
    readonly site: Pick<SiteContext, 'messages' | 'format'>,
    declaration: FrameworkRecord['declaration'],
    readonly measures: ReadonlyMap<string, string> = new Map(),
  ) {
    this.words = site.messages.ratingRules;
    this.#partName = partNames(declaration);
    this.#classes = new Map(declaration.classes.map((entry) => [entry.id, entry.name]));
  }

  className(id: string): string {
    return this.#classes.get(id) ?? id;
  }

  /** What a rule refers to by its id: a part, or a measure. */
  name(id: string): string {
    return this.measures.get(id) ?? this.#partName(id);
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
    return rules.map((rule) =>
      this.words.rule(rule.because ?? this.words.condition(this.inWords(rule.when)), this.award(rule)),
    );
  }

  /** A condition or an expression with the names of its measures, parts and ratings instead of their ids. */
  inWords(expression: string): string {
    return expression
      .replace(/\b(?:indicators|parts)\[(["'])([^"'\]]+)\1\](?:\.(\w+))?/g, (_, _quote, id: string, field?: string) =>
        this.words.read(this.name(id), field),
      )
      .replace(/(["'])([^"']+)\1/g, (text, _quote, id: string) =>
        this.#classes.has(id) ? this.words.quoted(this.className(id)) : text,
      );
  }

  standard(standard: number | 'goal' | 'benchmark' | 'parent' | 'mean' | 'median' | undefined): string {
    const { standard: words } = this.words;
    return typeof standard === 'number' ? words.number(this.number(standard)) : words[standard ?? 'goal'];
  }
}
