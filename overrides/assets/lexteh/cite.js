// Citations ready to copy.
