import { open } from 'node:fs/promises';

/** What the footer of a Parquet file says: its outermost columns and how many rows it has. */
export interface ParquetFooter {
  columns: string[];
  rows: number;
}

const footerBytesLimit = 64 * 1024 * 1024;

/**
 * Reads the footer of a Parquet file: a Thrift structure in compact form, of which only schema and row count are wanted.
 *
 * @throws Error when the file is not Parquet, is encrypted or its footer is damaged
 * @see Apache Parquet format, FileMetaData; Apache Thrift compact protocol
 */
export async function readParquetFooter(path: string): Promise<ParquetFooter> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(8);
    if (size < 12) throw new Error('it is too short');
    await file.read(tail, 0, 8, size - 8);
    if (tail.toString('latin1', 4) !== 'PAR1') throw new Error('its last bytes are not those of Parquet');
    const length = tail.readUInt32LE(0);
    if (length > Math.min(size - 12, footerBytesLimit)) throw new Error('its footer has an impossible length');
    const footer = Buffer.alloc(length);
    await file.read(footer, 0, length, size - 8 - length);
    return describe(new CompactReader(footer).struct());
  } finally {
    await file.close();
  }
}

type Thrift = number | bigint | boolean | Buffer | Thrift[] | Map<number, Thrift>;

/** FileMetaData: field 2 is the schema, a tree written depth first; field 3 is the row count. */
function describe(metadata: Map<number, Thrift>): ParquetFooter {
  const schema = metadata.get(2);
  const rows = metadata.get(3);
  if (!Array.isArray(schema) || typeof rows !== 'bigint') throw new Error('its footer lacks schema or row count');
  const elements = schema as Map<number, Thrift>[];
  const childCount = (element: Map<number, Thrift>): number => Number(element.get(5) ?? 0n);
  const columns: string[] = [];
  let position = 1;
  const skip = (): void => {
    const element = elements[position++];
    if (!(element instanceof Map)) throw new Error('its schema is damaged');
    for (let child = childCount(element); child > 0; child--) skip();
  };
  for (let child = childCount(elements[0] ?? new Map()); child > 0; child--) {
    const name = elements[position]?.get(4);
    if (!Buffer.isBuffer(name)) throw new Error('its schema is damaged');
    columns.push(name.toString('utf8'));
    skip();
  }
  return { columns, rows: Number(rows) };
}

/** Thrift's compact protocol, reading only. Whole numbers come as bigint, binary as Buffer. */
class CompactReader {
  private position = 0;

  constructor(private readonly bytes: Buffer) {}

  struct(): Map<number, Thrift> {
    const fields = new Map<number, Thrift>();
    let id = 0;
    for (;;) {
      const head = this.byte();
      if (head === 0) return fields;
      const type = head & 0x0f;
      id = head >> 4 === 0 ? Number(this.zigzag()) : id + (head >> 4);
      fields.set(id, type === 1 ? true : type === 2 ? false : this.value(type));
    }
  }

  private value(type: number): Thrift {
    if (type === 1 || type === 2) return this.byte() === 1;
    if (type === 3) return this.byte();
    if (type >= 4 && type <= 6) return this.zigzag();
    if (type === 7) return this.take(8).readDoubleLE(0);
    if (type === 8) return this.take(Number(this.varint()));
    if (type === 9 || type === 10) return this.list();
    if (type === 12) return this.struct();
    throw new Error(`its footer holds the unknown type ${type}`);
  }

  private list(): Thrift[] {
    const head = this.byte();
    const count = head >> 4 === 15 ? Number(this.varint()) : head >> 4;
    if (count > this.bytes.length) throw new Error('its footer is damaged');
    return Array.from({ length: count }, () => this.value(head & 0x0f));
  }

  private zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  private varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new Error('its footer is damaged');
  }

  private byte(): number {
    return this.take(1)[0]!;
  }

  private take(length: number): Buffer {
    const end = this.position + length;
    if (end > this.bytes.length) throw new Error('its footer ends too early');
    const taken = this.bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }
}
