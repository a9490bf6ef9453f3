import { useQuery } from '@tanstack/react-query';
import { dataAt } from '@/lib/api';

type Operation = { name: string; isOnTask: boolean };
type Described = { operationId?: string; summary?: string };
type ApiDocument = { paths: { [path: string]: { [method: string]: Described } } };

const none: ReadonlyMap<string, Operation> = new Map();

/** The operations of an API by their ids, as its own document describes them. */
export const operationsIn = ({ paths }: ApiDocument): ReadonlyMap<string, Operation> =>
  new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).flatMap(({ operationId, summary }) => (operationId ? [[operationId, { name: summary ?? operationId, isOnTask: path.includes('{taskId}') }] as const] : [])),
    ),
  );

/** The operations of the host; none while they are not known. */
export function useOperations() {
  return useQuery({ queryKey: ['operations'], queryFn: async () => operationsIn(await dataAt<ApiDocument>('/openapi/v1.json')), staleTime: Infinity }).data ?? none;
}
