"""The confidant's sealed register: which bytes are kept, composed of the calls in `sealing` and of nothing else."""
