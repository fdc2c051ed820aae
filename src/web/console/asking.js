/** For the panes: who can be asked as, and how one is chosen. */
import { createContext } from 'react';

export const Asking = createContext({ viewers: [], choose: () => {} });
