import type { Setting } from '#release/reader/rating-questions.ts';
import type { FrameworkRecord } from '#release/reader/records.ts';
import type { Release } from '#release/reader/release.ts';
import type { SiteContext } from '../../context.ts';
import { partTitles } from '../part-titles.ts';

/** What readers call the numbers of a framework, its parts and its measures. */
export class FieldWords {
  readonly #classes: ReadonlyMap<string, string>;
  readonly #parts: ReadonlyMap<string, string>;

  constructor(
    private readonly site: SiteContext,
    private readonly release: Release,
    framework: FrameworkRecord,
  ) {
    this.#classes = new Map(framework.declaration.classes.map(({ id, name }) => [id, name]));
    this.#parts = partTitles(framework);
  }

  measure(id: string): string {
    return this.release.indicator(id)?.plainName ?? id;
  }

  part(id: string): string {
    return this.#parts.get(id) ?? this.site.messages.frameworks.whole;
  }

  /** What leaves the rating when it is dropped: a measure, else a part. */
  dropped(id: string): string {
    return this.release.indicator(id)?.plainName ?? this.#parts.get(id) ?? id;
  }

  /** The name of a number: what it belongs to, and which of its rules. */
  setting(setting: Setting): string {
    const words = this.site.messages.whatIf;
    const { kind, node, indicator } = setting;
    if (kind === 'weight')
      return indicator === undefined ? this.part(node) : words.inPart(this.measure(indicator), this.part(node));
    if (kind === 'cut-point') return words.inPart(this.#rule(setting), this.part(node));
    if (kind !== 'standard') return setting.address;
    const of = indicator !== undefined ? this.measure(indicator) : node === '' ? words.allMeasures : this.part(node);
    return words.other([of, this.#rule(setting)]);
  }

  /** The name of the number at an address, settings and goals alike. */
  address(address: string, settings: readonly Setting[]): string {
    const setting = settings.find((one) => one.address === address);
    if (setting) return this.setting(setting);
    return address.startsWith('goals.')
      ? this.site.messages.whatIf.goal(this.measure(address.slice('goals.'.length)))
      : address;
  }

  #rule(setting: Setting): string {
    const words = this.site.messages.whatIf;
    const [above = '', last = ''] = setting.address.split('.').slice(-2);
    const end = words.cut[last as keyof typeof words.cut];
    return end ? end(this.#band(setting, above)) : (words.standard[`${above}.${last}`] ?? words.standard[last] ?? last);
  }

  /** A band by the rating that it gives; several of one rating differ by their scores. */
  #band({ class: id, score }: Setting, place: string): string {
    const words = this.site.messages.whatIf;
    const points = score === undefined ? undefined : this.site.format.quantity(score);
    const word = id === undefined ? undefined : (this.#classes.get(id) ?? id);
    if (word === undefined) return points === undefined ? place : words.score(points);
    return /^\d+$/.test(place) && points !== undefined ? words.classScore(word, points) : word;
  }
}
