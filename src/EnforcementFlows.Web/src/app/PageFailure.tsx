import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ProblemNotice } from '@/components/ProblemNotice';

type Props = { children: ReactNode };

/** A page that breaks is told of in its place; the menu stays, and the next page is a fresh start. */
export function PageFailure({ children }: Props) {
  return <Boundary key={useLocation().pathname}>{children}</Boundary>;
}

class Boundary extends Component<Props, { failure?: unknown }> {
  override state: { failure?: unknown } = {};

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render() {
    return this.state.failure === undefined ? this.props.children : <ProblemNotice problem={this.state.failure} onRetry={() => window.location.reload()} />;
  }
}
