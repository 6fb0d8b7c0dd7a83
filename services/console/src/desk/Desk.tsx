import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queries } from './queries';
import { router } from './router';

/** The whole program. */
export function Desk() {
  return <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>;
}
