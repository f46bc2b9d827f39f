"""Steps of the filling: one module for each subject, called in the order of `filling`."""
