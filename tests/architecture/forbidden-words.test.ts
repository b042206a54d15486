import { describe, expect, it } from 'vitest';
import { filesBelow, programme } from './source-files.ts';

/**
 * Terms of one country’s health service. The programme must serve any country, so what is peculiar to one stands in project folders
 * (`examples/england`) and in the plug-ins that are named for the publisher they speak to.
 *
 * The first list is found anywhere in a word, as in `ccgCode`: these letters mean nothing else. The second is found as a whole word in
 * capitals only, because its letters also occur in other words (`.ods` is a spreadsheet, people `trust` a practice).
 */
const anywhere = ['nhs', 'ccg', 'icb', 'qof', 'cqc', 'pcn', 'lsoa', 'msoa', 'ukhsa', 'ohid'];
const wholeWords = [
  'GP',
  'GPs',
  'ODS',
  'ONS',
  'STP',
  'STPs',
  'HES',
  'IMD',
  'NICE',
  'PHE',
  'England',
  'Scotland',
  'Wales',
  'Whitehall',
];

const forbidden = [
  new RegExp(`(?<![a-z])(${anywhere.join('|')})s?(?![a-z])`, 'g'),
  new RegExp(`(?<![A-Za-z])(${anywhere.map((word) => word.toUpperCase()).join('|')})s?(?![A-Z])`, 'g'),
  new RegExp(`(${anywhere.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('|')})(?![a-z])`, 'g'),
  new RegExp(`(?<![a-z])(${anywhere.join('|')})(?=[A-Z])`, 'g'),
  new RegExp(`\\b(${wholeWords.join('|')})\\b`, 'g'),
];

/** Files that may use one publisher’s words: each is named for the publisher. */
const plugIn = /^src\/sources\/publishers\/|^src\/[a-z]+\/(.*\/)?[a-z-]*fingertips[a-z-]*(\/|\.tsx?$)/;

/** Packages of the style library, its classes and its own variables: `nhsuk-frontend`, `nhsuk-button`. */
function withoutStyleLibrary(text: string): string {
  return text.replace(/nhsuk[-\w/.]*/gi, '');
}

function wordsIn(text: string): string[] {
  const plain = withoutStyleLibrary(text);
  return forbidden.flatMap((pattern) => plain.match(pattern) ?? []);
}

describe('words of one country', () => {
  it('stand in no room but the plug-ins named for their publisher', () => {
    const styles = filesBelow('src', /\.(scss|css|html)$/);
    const found = [...programme(), ...styles]
      .filter(({ path }) => !plugIn.test(path))
      .flatMap(({ path, text }) => wordsIn(text).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  });

  it.each(['const ccg = 1', 'ccgCode', 'theCcgCode', 'the NHS', 'CCGs', 'a GP in England', 'from ODS', 'nhs-number'])(
    'are noticed in %j',
    (text) => expect(wordsIn(text)).not.toEqual([]),
  );

  it.each(['nhsuk-frontend/dist', 'class nhsuk-button', "extname === '.ods'", 'openOds', 'english', 'people trust it'])(
    'are not seen in %j',
    (text) => expect(wordsIn(text)).toEqual([]),
  );
});

describe('what is peculiar to one machine', () => {
  // Put together from parts, so that this file does not hold what it looks for.
  const registry = new RegExp(['registry\\.npmjs', 'npmmirror', 'artifactory', 'verdaccio'].join('|'), 'i');
  const machine = new RegExp(
    `(^|[\\s'"\`(=:])/(${['home', 'root', 'Users', 'work', 'workspace'].join('|')})/[\\w.-]`,
    'm',
  );
  const text = /\.(ts|tsx|mjs|js|json|ya?ml|md|scss|css|csv|html|sh)$|^(\.npmrc|\.gitignore|run|Dockerfile)$/;
  const files = filesBelow('.', text).filter(({ path }) => path !== 'tests/architecture/forbidden-words.test.ts');

  it('is not in the tree: no host of a package registry', () => {
    expect(files.filter((file) => registry.test(file.text)).map(({ path }) => path)).toEqual([]);
    expect(files.some(({ path }) => path === 'package-lock.json')).toBe(true);
  });

  it('is not in the tree: no path of somebody’s machine', () => {
    expect(files.filter((file) => machine.test(file.text)).map(({ path }) => path)).toEqual([]);
  });

  it('would be noticed', () => {
    expect(machine.test(`see ${'/home'}/ann/data`)).toBe(true);
    expect(registry.test(`https://${'registry'}.npmjs.org/x`)).toBe(true);
  });
});
