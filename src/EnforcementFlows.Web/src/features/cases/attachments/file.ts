const kilobyte = 1024;

/** 0.4 KB, 15 KB, 3.2 MB */
export function showSize(bytes: number): string {
  const kilobytes = bytes / kilobyte;
  return kilobytes < kilobyte ? `${short(kilobytes)} KB` : `${short(kilobytes / kilobyte)} MB`;
}

const short = (size: number) => (size < 10 ? size.toFixed(1) : size.toFixed(0));

const types: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

/** The short name of a media type that the host takes. */
export const typeOf = (mediaType: string) => types[mediaType] ?? mediaType;
