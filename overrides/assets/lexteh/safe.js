// Quick exit.
