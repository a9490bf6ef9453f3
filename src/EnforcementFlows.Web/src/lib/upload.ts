import { Problem, problemOf } from './api';

type Sent<T> = { data: T; status: number };
type Options = { headers?: Record<string, string>; onProgress?: (percent: number) => void };

/** Sends a form with a file and tells how much of it is on its way; `fetch` does not tell that. @throws {Problem} when it is refused. */
export function sendForm<T>(address: string, fields: Record<string, string | File>, { headers = {}, onProgress }: Options = {}): Promise<Sent<T>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => onProgress?.(event.total === 0 ? 100 : Math.round((100 * event.loaded) / event.total));
    request.onerror = () => reject(new Problem(0, 'network', ''));
    request.onload = () => (request.status < 300 ? resolve({ data: request.response as T, status: request.status }) : reject(problemOf(request.status, request.response)));
    const body = new FormData();
    Object.entries(fields).forEach(([name, value]) => body.append(name, value));
    request.send(body);
  });
}
