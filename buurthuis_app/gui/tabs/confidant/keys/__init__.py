"""Keys of the register: making, changing, recovering, alarms."""
