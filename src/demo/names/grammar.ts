import type { Draws } from '../draws.ts';

const openings = 'b br c cl d dr el f fl g gl h l m n p r s sk st t th tr v w'.split(' ');
const vowels = 'a a e e e i i o o u ae ea'.split(' ');
const middles = 'l ll m n nn r rr rv st th v ld rn ck lm ss nd'.split(' ');
const closings = 'a en ey in is on or ow el an er'.split(' ');
const stemClosings = 'l n r m rn ll th st v nd lm ck'.split(' ');
const links = ['', '', '', 'er', 'en', 'a'];

/** An invented word of two or three syllables that can stand alone, such as “Tamerrow”: plausible to the ear, on no map. */
export function root(random: Draws): string {
  const long = random.uniform() < 0.12;
  const word =
    random.pick(openings) +
    random.pick(vowels) +
    random.pick(middles) +
    (long ? random.pick(['a', 'e', 'i']) + random.pick(['l', 'n', 'r', 'v', 'm']) : '') +
    random.pick(closings);
  return capital(word);
}

/** An invented first half of a name, such as “Skel” or “Thonner”, to which an ending is joined. */
export function stem(random: Draws): string {
  const closing = random.pick(stemClosings);
  const link = /^(nd|st|ck|v)$/.test(closing) ? random.pick(links.slice(3)) : random.pick(links);
  return capital(random.pick(openings) + random.pick(vowels) + closing + link);
}

/** Words without repeats, and without two that begin alike for more than half of their letters. */
export function distinct(make: (random: Draws) => string, count: number, random: Draws, taken: Set<string>): string[] {
  const words: string[] = [];
  while (words.length < count) {
    const word = make(random);
    const beginning = word.toLowerCase().slice(0, 5);
    if (taken.has(beginning) || unwelcome.test(word)) continue;
    taken.add(beginning);
    words.push(word);
  }
  return words;
}

/** Sounds that would make a reader stop, and beginnings that places which exist share. */
const unwelcome =
  /^(bas|ber[ln]|bradl|bren|br[aiu]s|br[au]n|c[ao]rr|casta|dea[dtl]|derr|devon|di[ck]|dorse|dover|elg|el[ey]|esse|fl[io]r|gla[sr]|g[aiou]ck|gl[ou]ck|hell|h[ou]r|hove|hull|kerr|kil|leed|l[ei]nc|ley|lond|mal[dt]|mann|marl|milan|mor[dt]|norm|norw|ork|oran|ostr|pa[dr]i|pea|per[tn]|pic|pi[ns]|pell|poo|rom[ae]|r[aeu]ck|ross|san|sever|sex|si[ck]|slu|stev|stan|sta?in|suck|sunn?|swan|tam[aw]|tas|tenn|t[eo]rr|tha[mn]|tit|tra[ls]|tur[ik]|vall|ven|vien|virg|w[ae]l[es]|wars|wells|west|wen[ds]?[aeo]?$|w[aeu]ck)|ck[aeo]?ck|[cf][ou]ck|scum|skum|th[aeiou]r?th|ss[aeiou]ss|ae[a-z]?ae|eis|oro|orea|lorn|cker|rerner|nerer|erer|enen|anan|maman|lal[ei]l|(?:er|en|an)(?:er|en|an)(?:er|en|an)?$/i;

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
