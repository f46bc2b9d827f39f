"""Place of the data: whether a folder is fit for it, who else is there, and moving to another one."""
