import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';
import { isAtWork } from './progress';

const pace = 1500; // ms between two looks at how far it is

export const readMigration = (migrationId: string) => dataOf(api.GET('/api/migrations/{migrationId}', { params: { path: { migrationId } } }));

/** A plan with all that is settled of it, looked at again while it is carried out. */
export const useMigration = (migrationId: string) =>
  useQuery({
    queryKey: ['migration', migrationId],
    queryFn: () => readMigration(migrationId),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data.migration) ? pace : false),
  });
