import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a zip, by the directory at its end, which has their sizes whether they were known when written or not. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, start] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const content = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(content, content + size);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** A zip of files as they are, nothing made smaller. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [path, content] of files) {
    const [name, head, entry] = [Buffer.from(path), Buffer.alloc(30), Buffer.alloc(46)];
    const common = (buffer: Buffer, start: number) => {
      buffer.writeUInt32LE(crc32(content), start + 8);
      buffer.writeUInt32LE(content.length, start + 12);
      buffer.writeUInt32LE(content.length, start + 16);
      buffer.writeUInt16LE(name.length, start + 20);
    };
    head.write('PK\x03\x04', 0, 'latin1');
    common(head, 6);
    entry.write('PK\x01\x02', 0, 'latin1');
    common(entry, 8);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, name, content);
    entries.push(entry, name);
    at += head.length + name.length + content.length;
  }
  const [directory, end] = [Buffer.concat(entries), Buffer.alloc(22)];
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}
