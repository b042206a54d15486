import type { Connection } from './connection.ts';
import type { FetchedFile } from './fetched-file.ts';

/** What the command line needs to know to offer a publisher; every client file exports one. */
export interface Publisher {
  name: string;
  description: string;
  /** Base address when the user gives no other. */
  address: string;
  tasks: readonly PublisherTask[];
}

export interface PublisherTask {
  name: string;
  description: string;
  options: readonly TaskOption[];
  run(values: TaskValues, options: Connection & { baseUrl: string; folder: string }): Promise<FetchedFile[]>;
}

export interface TaskOption {
  /** Long name without dashes. */
  name: string;
  kind: 'number' | 'numbers' | 'texts';
  description: string;
  required?: boolean;
  default?: number;
}

export type TaskValues = Readonly<Record<string, number | readonly number[] | readonly string[] | undefined>>;
