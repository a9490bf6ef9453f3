import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from './api';

/** The court's profile in force: names of roles, teams and nodes. */
export function useProfile() {
  return useQuery({ queryKey: ['profile'], queryFn: () => dataOf(api.GET('/api/courts/current/profile')), staleTime: 5 * 60_000 });
}

/** Names of roles as the court calls them, of a comma-separated list of codes. */
export function useRoleNames() {
  const profile = useProfile().data;
  return (codes: string) =>
    codes
      .split(',')
      .map((code) => profile?.roles.find((role) => role.code === code)?.name ?? code)
      .join('、');
}

export function useTeamName() {
  const profile = useProfile().data;
  return (code: string | null | undefined) => profile?.teams.find((team) => team.code === code)?.name ?? code ?? '';
}
