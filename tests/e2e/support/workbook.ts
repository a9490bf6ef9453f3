import { inflateRawSync } from 'node:zlib';

/** The cells of a workbook's first sheet, row by row, as text. Read by hand: a workbook is a zip of XML, and Node unpacks it. */
export function cellsOf(workbook: Buffer): string[][] {
  const files = unzip(workbook);
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<(?:x:)?si>(.*?)<\/(?:x:)?si>/gs)].map(([, item]) => textIn(item!));
  const sheet = [...files].find(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name))![1];
  return [...sheet.matchAll(/<(?:x:)?row[^>]*?(?:\/>|>(.*?)<\/(?:x:)?row>)/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<(?:x:)?c([^>]*?)(?:\/>|>(.*?)<\/(?:x:)?c>)/gs)].map(([, of, cell]) => (/t="s"/.test(of!) ? shared[Number(textIn(cell ?? ''))]! : textIn(cell ?? ''))),
  );
}

const textIn = (xml: string) => [...xml.matchAll(/<(?:x:)?(?:t|v)(?:\s[^>]*)?>(.*?)<\/(?:x:)?(?:t|v)>/gs)].map(([, text]) => text).join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The files of a zip, by the directory at its end, which has their sizes whether they were known when written or not. */
function unzip(archive: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, start] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const content = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(content, content + size);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}
