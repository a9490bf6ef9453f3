import { Problem, problemOf, type Schema } from '@/lib/api';

type Uploaded = { row: Schema<'ImportRow'>; isFirst: boolean };

/** Sends a docket and tells how much of it is on its way; `fetch` does not tell that. @throws {Problem} when it is refused. */
export function uploadDocket(file: File, onProgress: (percent: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/cases/import');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(Math.round((100 * event.loaded) / event.total));
    request.onerror = () => reject(new Problem(0, 'network', ''));
    request.onload = () =>
      request.status < 300
        ? resolve({ row: request.response as Schema<'ImportRow'>, isFirst: request.status === 202 })
        : reject(problemOf(request.status, request.response));
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}
