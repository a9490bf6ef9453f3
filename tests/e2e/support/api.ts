import { request, type APIRequestContext } from '@playwright/test';

export const password = 'Enforce-2026';
export const address = () => process.env.E2E_URL!;

/** The API as a person or a system uses it, to arrange what a test starts from and to see what came of it. */
export class Caller {
  private constructor(private readonly context: APIRequestContext) {}

  /** A person, such as `tongbai.judge1`. */
  static async staff(account: string): Promise<Caller> {
    const context = await request.newContext({ baseURL: address() });
    const answer = await context.post('/api/auth/login', { data: { username: account, password } });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    await context.dispose();
    return new Caller(await request.newContext({ baseURL: address(), extraHTTPHeaders: { Authorization: `Bearer ${accessToken}` } }));
  }

  /** A system, such as `tongbai.filing-system`. */
  static async system(client: string): Promise<Caller> {
    const context = await request.newContext({ baseURL: address() });
    const answer = await context.post('/api/auth/token', { form: { grant_type: 'client_credentials', client_id: client, client_secret: password } });
    const { access_token } = (await answer.json()) as { access_token: string };
    await context.dispose();
    return new Caller(await request.newContext({ baseURL: address(), extraHTTPHeaders: { Authorization: `Bearer ${access_token}` } }));
  }

  async get<T>(path: string): Promise<T> {
    return this.read(await this.context.get(path));
  }

  async post<T>(path: string, data: unknown = undefined): Promise<T> {
    return this.read(await this.context.post(path, { data }));
  }

  async put<T>(path: string, data: unknown): Promise<T> {
    return this.read(await this.context.put(path, { data }));
  }

  async patch<T>(path: string, data: unknown): Promise<T> {
    return this.read(await this.context.patch(path, { data }));
  }

  async delete(path: string): Promise<void> {
    await this.read(await this.context.delete(path));
  }

  private async read<T>(answer: Awaited<ReturnType<APIRequestContext['get']>>): Promise<T> {
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${answer.status()} ${answer.url()}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

const callers = new Map<string, Promise<Caller>>();

/** A person such as `tongbai.judge1`, or a system such as `tongbai.filing-system`, signed in once. */
export function caller(account: string): Promise<Caller> {
  const known = callers.get(account) ?? (/-(system|gateway)$/.test(account) ? Caller.system(account) : Caller.staff(account));
  callers.set(account, known);
  return known;
}

export type Page<Row> = { items: Row[]; next: string | null };
export type Task = { id: string; caseId: string; caseNumber: string; name: string; node: string | null; form: string | null; outcomes: string[]; assignee: string | null; state: string; version: number };

/** Moves the manual clock forward; everything due by then has happened when it returns. */
export async function moveClockTo(now: string) {
  await (await Caller.staff('tongbai.admin')).put('/api/clock', { now });
}
