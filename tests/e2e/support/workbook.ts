import { unzip } from './zip';

/** The cells of a workbook's first sheet, row by row, as text. Read by hand: a workbook is a zip of XML. */
export function cellsOf(workbook: Buffer): string[][] {
  const files = new Map([...unzip(workbook)].map(([name, content]) => [name, content.toString('utf8')]));
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<(?:x:)?si>(.*?)<\/(?:x:)?si>/gs)].map(([, item]) => textIn(item!));
  const sheet = [...files].find(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name))![1];
  return [...sheet.matchAll(/<(?:x:)?row[^>]*?(?:\/>|>(.*?)<\/(?:x:)?row>)/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<(?:x:)?c([^>]*?)(?:\/>|>(.*?)<\/(?:x:)?c>)/gs)].map(([, of, cell]) => (/t="s"/.test(of!) ? shared[Number(textIn(cell ?? ''))]! : textIn(cell ?? ''))),
  );
}

const textIn = (xml: string) => [...xml.matchAll(/<(?:x:)?(?:t|v)(?:\s[^>]*)?>(.*?)<\/(?:x:)?(?:t|v)>/gs)].map(([, text]) => text).join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
