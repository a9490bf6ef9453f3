import { queryOptions, skipToken, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, dataOf, Problem, type Schema } from './api';

export type Actor = Schema<'ActorResponse'>;

const key = ['session'];
const chosenKey = ['password-chosen'];

const session = queryOptions({
  queryKey: key,
  queryFn: async (): Promise<Actor | null> => {
    try {
      return await dataOf(api.GET('/api/auth/me'));
    } catch (problem) {
      if (problem instanceof Problem && problem.isSignedOut) return null;
      throw problem;
    }
  },
  staleTime: 60_000,
});

/** Who is signed in; null when nobody is. */
export const useSession = () => useQuery(session);

/** Asks for it before a page is drawn that wants to know. */
export const askWhoIsSignedIn = (client: QueryClient) => client.prefetchQuery(session);

/** The person whose pages these are; only for pages behind the sign-in. */
export function useActor(): Actor {
  const actor = useSession().data;
  if (!actor) throw new Error('Nobody is signed in.');
  return actor;
}

/** Whether the court's matrix allows it. The host decides again; here it only says what is worth showing. */
export function useMay() {
  const { permissions } = useActor();
  return (permission: string) => permissions.includes(permission);
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'LoginRequest'>) => dataOf(api.POST('/api/auth/login', { params: { query: { useCookies: true } }, body })),
    onSuccess: ({ user }) => {
      forgetAllElse(client); // nothing of whoever sat here before
      client.setQueryData(key, user);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/auth/logout')),
    onSettled: () => {
      sessionStorage.clear(); // what was being filled in
      client.setQueryData(key, null);
      forgetAllElse(client);
    },
  });
}

/** Whose password was chosen just now and has to be used for the first time. */
type Chosen = { court?: string | null; username: string };

/** Chooses a password of one's own. Every sign-in of the account ends with it, this one too. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'ChangePasswordRequest'>) => dataOf(api.POST('/api/auth/password', { body })),
    onSuccess: (_, { court, username }) => {
      forgetAllElse(client);
      client.setQueryData<Chosen>(chosenKey, { court, username });
      client.setQueryData(key, null);
    },
  });
}

/** The account that is to sign in with its new password, until it or another one has. */
export const usePasswordChosen = () => useQuery<Chosen>({ queryKey: chosenKey, queryFn: skipToken }).data;

// the session's own entry is watched by the page: taken away, nobody would hear of the next one
function forgetAllElse(client: QueryClient) {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
}
