"""Week: days across, hours down, blocks that can be dragged."""
