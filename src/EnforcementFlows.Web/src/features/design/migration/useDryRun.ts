import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '@/lib/api';
import type { Migration } from './types';

/** What a plan would do to every flow that it concerns. It looks at each of them: only when somebody asks for it, and anew after every change. */
export const useDryRun = ({ id, revision }: Migration) =>
  useQuery({
    queryKey: ['migration-trial', id, revision],
    queryFn: () => dataOf(api.GET('/api/migrations/{migrationId}/dry-run', { params: { path: { migrationId: id } } })),
    enabled: false,
    retry: false,
  });
