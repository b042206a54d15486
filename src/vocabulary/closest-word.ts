/**
 * The word that somebody probably meant: the known one that is reached by the fewest changes (a letter added, dropped or replaced,
 * two neighbours swapped).
 *
 * @returns `undefined` when none is near: at most one change for every three letters
 */
export function closestWord(written: string, known: readonly string[]): string | undefined {
  if (written.length > longestCompared) return undefined;
  const plain = written.toLowerCase();
  let best: { word: string; changes: number } | undefined;
  for (const word of known) {
    if (Math.abs(word.length - plain.length) > plain.length / 3) continue;
    const changes = changesBetween(plain, word.toLowerCase());
    if (changes <= Math.max(1, plain.length / 3) && (!best || changes < best.changes)) best = { word, changes };
  }
  return best?.word;
}

const longestCompared = 60;

function changesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let changes = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) changes = Math.min(changes, (before[j - 2] as number) + 1);
      next.push(changes);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
