/** One line of progress: redrawn on a terminal, written when the step changes on a pipe. */
export function progressLine(stream: NodeJS.WriteStream, now: () => number) {
  const started = now();
  let last = '';
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(step: string, done: number, total: number, rows?: number): void {
      const seconds = (now() - started) / 1000;
      const rate = rows && seconds > 0 ? `, ${Math.round(rows / seconds).toLocaleString('en-GB')} rows/s` : '';
      const left = done > 0 && done < total ? `, about ${Math.ceil((seconds / done) * (total - done))} s left` : '';
      const text = `${step} (${done} of ${total}${rate}${left})`;
      if (stream.isTTY) {
        if (now() - drawn < 80 && done < total) return;
        drawn = now();
        stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
      } else if (step.split(' ')[0] !== last) {
        last = step.split(' ')[0] as string;
        stream.write(`${text}\n`);
      }
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
