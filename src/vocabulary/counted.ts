/** A number with what it counts: `1 framework`, `1,200 frameworks`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}
