import type { IndicatorRecord } from '#release/reader/records.ts';
import type { SiteContext } from '../context.ts';
import { InlineProse } from '../markdown.tsx';

/** Sentences that say which numbers of a measure are hidden, by which rule and why; none where nothing is. */
export function protectionOf(site: SiteContext, { declaration }: IndicatorRecord): string[] {
  const words = site.messages.indicator.protection;
  const { policies, protectedBy, areaTypes } = site.release.dimensions;
  const namesOf = (side: typeof declaration.denominator) =>
    side ? [side.measure, ...(side.sum ?? []), ...(side.less ?? [])].flatMap((one) => protectedBy.get(one) ?? []) : [];
  const [above, below] = [namesOf(declaration.numerator), namesOf(declaration.denominator)];
  const names = new Set([...above, ...below]);
  // Two rules for counts would contradict each other if readers were not told which counts each is for.
  const told = (name: string, sentence: string) => {
    const [counted, among] = [above.includes(name), below.includes(name)];
    return names.size < 2 || counted === among ? sentence : words.ofSide(counted ? 'counted' : 'among', sentence);
  };
  const rules = [...names].flatMap((name) => {
    const policy = policies[name];
    if (!policy) return [];
    const { smallest, hideZero, rounding, because } = policy;
    return [
      ...(smallest > 1 || hideZero ? [told(name, words.hidden(smallest, hideZero))] : []),
      ...(rounding > 1 ? [told(name, words.rounded(rounding))] : []),
      ...(because === undefined ? [] : [because]),
    ];
  });
  const withheld = (declaration.withhold ?? []).map(({ level, because }) => {
    const type = [...areaTypes.values()].find(({ key }) => key === level);
    return words.withheld(type?.plural ?? level, because);
  });
  return [...rules, ...withheld];
}

/** The same as a list; nothing where nothing is hidden. */
export function Protection({ site, indicator }: { site: SiteContext; indicator: IndicatorRecord }) {
  const sentences = protectionOf(site, indicator);
  if (sentences.length === 0) return null;
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>
          <InlineProse text={sentence} />
        </li>
      ))}
    </ul>
  );
}
