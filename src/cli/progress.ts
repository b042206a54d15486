/** Milliseconds after which a pipe is told what a long step is at. */
const silence = 5000;

/**
 * One line of progress: redrawn on a terminal; on a pipe written when a step begins and when it ends, and in a step that takes long when
 * the next thing in it begins, such as the next framework.
 */
export function progressLine(stream: NodeJS.WriteStream, now: () => number) {
  const started = now();
  let last = '';
  let lastStep = '';
  let written = started;
  let ended = false;
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    show(step: string, done: number, total: number, rows?: number): void {
      const seconds = (now() - started) / 1000;
      const read = rows && done >= total ? `, ${rows.toLocaleString('en-GB')} rows` : '';
      const rate = rows && seconds > 0 ? `, ${Math.round(rows / seconds).toLocaleString('en-GB')} rows/s` : '';
      const left = done > 0 && done < total ? `, about ${Math.ceil((seconds / done) * (total - done))} s left` : '';
      const text = `${step} (${done} of ${total}${read}${rate}${left})`;
      if (stream.isTTY) {
        if (now() - drawn < 80 && done < total) return;
        drawn = now();
        stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
        return;
      }
      // The first word is the step; what follows, such as the source that is read, changes within it.
      const kind = step.split(' ')[0] as string;
      const begins = kind !== last;
      const ends = done >= total && (begins || !ended);
      const goesOn = step !== lastStep && done < total && now() - written >= silence;
      if (begins || ends || goesOn) {
        stream.write(`${text}\n`);
        written = now();
      }
      last = kind;
      lastStep = step;
      ended = done >= total;
    },
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
