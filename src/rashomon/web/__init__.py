"""The ledger in a browser: nothing but this machine is asked for anything."""
