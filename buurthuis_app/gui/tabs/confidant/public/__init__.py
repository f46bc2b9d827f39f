"""Page for everybody: who the confidant is and how to reach her."""
