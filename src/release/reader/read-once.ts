import type { Connections } from './connections.ts';

/** What is read of each release once, because a release never changes. What could not be read is read again by whoever asks next. */
export function readOnce<T>(read: (connections: Connections) => Promise<T>): (connections: Connections) => Promise<T> {
  const known = new WeakMap<Connections, Promise<T>>();
  return (connections) => {
    const reading = known.get(connections) ?? read(connections);
    known.set(connections, reading);
    reading.catch(() => known.delete(connections));
    return reading;
  };
}
